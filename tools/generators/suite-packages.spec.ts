import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyControl } from '../../packages/core/src/control/types';
import {
  GATE_PACKAGE,
  SUITE_PACKAGES,
} from '../../packages/release-gate/src/generators/init/suite-packages';

const packagesFolder = join(__dirname, '../../packages');

/** The markers of each package as its controls declare them. */
function declaredMarkers(): Record<string, unknown[]> {
  const declared: Record<string, unknown[]> = {};
  for (const folder of readdirSync(packagesFolder)) {
    if (!existsSync(join(packagesFolder, folder, 'src/controls.ts'))) continue;
    const { name } = jest.requireActual<{ name: string }>(
      join(packagesFolder, folder, 'package.json'),
    );
    const { controls } = jest.requireActual<{ controls: readonly AnyControl[] }>(
      join(packagesFolder, folder, 'src/controls.ts'),
    );
    const markers = new Map(controls.map(({ marker }) => [JSON.stringify(marker), marker]));
    declared[name] = [...markers.values()];
  }
  return declared;
}

it('the gate knows every other control package, by the markers that its controls have', () => {
  const { [GATE_PACKAGE]: gate, ...others } = declaredMarkers();
  expect(gate).toBeDefined();
  expect(Object.fromEntries(SUITE_PACKAGES.map(({ name, markers }) => [name, markers]))).toEqual(
    others,
  );
});
