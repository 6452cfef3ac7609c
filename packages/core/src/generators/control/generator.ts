import { posix } from 'node:path';
import { parseOptions } from '../../control/parse-options.js';
import {
  createSetupReport,
  findPlugin,
  finishSetup,
  nxCommand,
  readJsonText,
  setUpControls,
  toJsonFile,
  writeIfAbsent,
  type GeneratorCallback,
  type SetupReport,
  type Tree,
} from '../index.js';
import { controlGeneratorSchema, type ControlGeneratorOptions } from './options.js';
import { controlSource, fixtures, testSource, type ControlTemplate } from './templates/control.js';
import { CONTROLS_SOURCE, packageManifest } from './templates/package.js';

export const schema = controlGeneratorSchema;
export const description = 'Starts a control of your own: definition, options, fixtures and test';

/**
 * Makes a control in a folder of the workspace, which the plugin loads by its path: it needs no compiler, no
 * `package.json` at the root and no link in `node_modules`.
 *
 * @throws OptionsError where options do not fit
 * @throws Error where the folder is a package without controls
 */
export default function controlGenerator(tree: Tree, given: unknown): GeneratorCallback {
  const options = parseOptions(schema, given, 'Options of generator @gonogo/core:control');
  const report = createSetupReport();
  const folder = posix.join(options.directory, options.name);
  const packageName = prepareFolder(tree, options.directory, report);
  writeControl(tree, folder, templateOf(tree, folder, options), report);
  const steps = setUpControls(tree, [packageName], report);
  report.next(`node --test ${folder}/${options.name}-test.js: its test, which passes`);
  report.next(`${folder}/control.js: write what your control demands, red fixture first`);
  report.next(`${nxCommand(tree)} run-many -t verify: picks it up`);
  return finishSetup(report, steps);
}

/**
 * Makes the folder a package of controls.
 *
 * @returns what the plugin knows it by: the name under which it is registered, else its path
 */
function prepareFolder(tree: Tree, directory: string, report: SetupReport): string {
  const path = posix.join(directory, 'package.json');
  const text = tree.read(path, 'utf-8');
  if (text === null) {
    writeIfAbsent(tree, path, toJsonFile(packageManifest(directory)), report);
    writeIfAbsent(tree, posix.join(directory, 'controls.js'), CONTROLS_SOURCE, report);
    return `./${directory}`;
  }
  const { name, exports } = readJsonText({ path, text }) as Record<string, unknown>;
  if (typeof exports !== 'object' || exports === null || !('./controls' in exports)) {
    throw new Error(
      `${path} has no "./controls" among its "exports": add it, or choose another folder with --directory`,
    );
  }
  if (tree.read(posix.join(directory, 'controls.js'), 'utf-8') !== CONTROLS_SOURCE) {
    report.next(`${directory}: add the control to the list that the package exports as ./controls`);
  }
  return registeredAs(tree, name) ?? `./${directory}`;
}

function registeredAs(tree: Tree, name: unknown): string | undefined {
  return findPlugin(tree)?.controls.find((other) => other === name);
}

function templateOf(tree: Tree, folder: string, options: ControlGeneratorOptions): ControlTemplate {
  const { name, marker } = options;
  const file = posix.basename(marker);
  if (tree.exists('package.json')) {
    return { name, marker, file, core: '@gonogo/core', testing: '@gonogo/core/testing' };
  }
  // Node looks for packages above the control's folder, and not where Nx is installed here.
  const core = posix.join(posix.relative(folder, '.nx/installation/node_modules'), '@gonogo/core');
  return { name, marker, file, core, testing: `${core}/dist/testing` };
}

function writeControl(
  tree: Tree,
  folder: string,
  template: ControlTemplate,
  report: SetupReport,
): void {
  const { green, red } = fixtures(template);
  const files = {
    'control.js': controlSource(template),
    [`${template.name}-test.js`]: testSource(template),
    'fixtures/green.json': toJsonFile(green),
    'fixtures/red.json': toJsonFile(red),
  };
  for (const [name, content] of Object.entries(files)) {
    writeIfAbsent(tree, posix.join(folder, name), content, report);
  }
}
