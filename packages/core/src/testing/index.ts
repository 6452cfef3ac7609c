export {
  GIT_ENVIRONMENT,
  initRepository,
  runTestGit,
  type TestRepository,
} from './git-repository.js';
export { withWorkspace, type WorkspaceFiles, writeFiles } from './workspace.js';
export { runOn, type RunOnOptions } from './run-on.js';
