import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AnyControl } from '../../packages/core/src/control/types';

const load = createRequire(__filename);
const packagesFolder = join(__dirname, '../../packages');

/** Every control of the suite, as the packages list them. */
export function allControls(): readonly AnyControl[] {
  return readdirSync(packagesFolder).flatMap((name) => {
    const path = join(packagesFolder, name, 'src/controls.ts');
    if (!existsSync(path)) return [];
    return (load(path) as { readonly controls: readonly AnyControl[] }).controls;
  });
}

/** Name of a control's target where no option changes it. */
export function targetOf(control: AnyControl): string {
  return control.kind === 'evidence' ? `evidence-${control.id}` : control.id;
}
