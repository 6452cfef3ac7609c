export { withWorkspace, type WorkspaceFiles, writeFiles } from './workspace.js';
export { runOn, type RunOnOptions } from './run-on.js';
