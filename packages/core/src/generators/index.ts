/** For generators of the suite's packages. Loads `@nx/devkit`, which is why it is no part of the package's main entry. */
export type { GeneratorCallback, Tree } from '@nx/devkit';
export { findMarkers } from '../nx/inference/find-subjects.js';
export { insertValue, readJsonText, type JsonText, type JsonTextPath } from './json/json-text.js';
export { addPackages } from './setup/add-packages.js';
export { ignoreArtifacts } from './setup/ignore-artifacts.js';
export { listFiles } from './setup/list-files.js';
export { nxCommand } from './setup/nx-command.js';
export {
  findPlugin,
  nxJson,
  PLUGIN,
  registerControls,
  type PluginEntry,
} from './setup/register-controls.js';
export { runGenerator } from './setup/run-generator.js';
export { setUpControls } from './setup/set-up-controls.js';
export { setupGenerator, type SetupContext } from './setup/setup-generator.js';
export {
  createSetupReport,
  finishSetup,
  isDryRun,
  type SetupReport,
  type SetupStep,
} from './setup/setup-report.js';
export { toJsonFile, writeIfAbsent } from './setup/write-if-absent.js';
export { treeFiles } from './setup/tree-files.js';
