export {
  GIT_ENVIRONMENT,
  initRepository,
  runTestGit,
  type TestRepository,
} from './git-repository.js';
export { assertDescribed, describesId } from './described-checks.js';
export { digestReport, goldenCases, type ReportDigest, runGoldenCase } from './golden-cases.js';
export { withWorkspace, type WorkspaceFiles, writeFiles } from './workspace.js';
export { runOn, type RunOnOptions } from './run-on.js';
