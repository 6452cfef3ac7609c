/** The zod that the core checks definitions with: a control of one's own needs no other. */
export { z } from 'zod';
export * from './contracts/status.js';
export * from './contracts/report.js';
export type * from './control/types.js';
export { defineAction, defineControl, defineGate } from './control/define-control.js';
export { OptionsError, parseOptions } from './control/parse-options.js';
export {
  ControlError,
  DEFAULT_TIME_LIMIT_SECONDS,
  runControl,
  type RunRequest,
  type RunResult,
} from './control/run-control.js';
export { compareCodePoints } from './files/compare-code-points.js';
export {
  createFiles,
  createSession,
  type ReadRecord,
  type RecordedFiles,
  type Session,
} from './files/create-files.js';
export { indexLines, type LineIndex } from './files/positions.js';
export type * from './files/types.js';
export type * from './git/types.js';
export { generatedAt, utcDay } from './report/clock.js';
export { summarize, statusOf } from './report/report-builder.js';
export { serializeReport, writeReport, writeText } from './report/write-report.js';
export { SUITE } from './suite.js';
export { controlExecutor, executorSchema } from './nx/tasks/control-executor.js';
export { makeExecutor, type Executor, type ExecutorCall } from './nx/tasks/executor.js';
export type { TaskOutcome } from './nx/tasks/types.js';
export { gateExecutor } from './nx/tasks/gate-executor.js';
export { MAX_REPORT_BYTES } from './render/evidence-row.js';
export { escapeMarkdown, markdownTable } from './render/markdown.js';
export {
  parseJson,
  type DuplicateKey,
  type JsonDocument,
  type JsonParseResult,
} from './json/parse-json.js';
export type { JsonPath } from './json/json-tree.js';
export {
  describeIssues,
  formatPath,
  formatValue,
  valueAt,
  type DescribedIssue,
} from './json/describe-issue.js';
