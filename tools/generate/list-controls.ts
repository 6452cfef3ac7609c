import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AnyControl } from '../../packages/core/src/control/types';

/** A control with the package that lists it. */
export interface ListedControl {
  readonly control: AnyControl;
  readonly packageName: string;
  /** Absolute path. */
  readonly packageFolder: string;
}

const load = createRequire(__filename);

/** Every control of the suite, in the order of packages and of their lists. */
export function listControls(packagesFolder: string): ListedControl[] {
  return readdirSync(packagesFolder).flatMap((name) => {
    const packageFolder = join(packagesFolder, name);
    const path = join(packageFolder, 'src/controls.ts');
    if (!existsSync(path)) return [];
    const { controls } = load(path) as { readonly controls: readonly AnyControl[] };
    const { name: packageName } = JSON.parse(
      readFileSync(join(packageFolder, 'package.json'), 'utf8'),
    ) as { readonly name: string };
    return controls.map((control) => ({ control, packageName, packageFolder }));
  });
}

/** The target that people run. */
export function targetOf(control: AnyControl): string {
  return control.kind === 'evidence' ? `evidence-${control.id}` : control.id;
}

/** File names that a control writes in the artifacts folder. */
export function reportsOf(control: AnyControl): readonly string[] {
  if (control.kind === 'evidence') return [control.report];
  return control.kind === 'gate' ? control.reports : [];
}
