import { posix } from 'node:path';
import type { Files, Location } from '@gonogo/core';
import { parseYamlFile } from '../yaml/index.js';
import { formatPlace } from './place.js';
import { parseWorkflow } from './parse-workflow.js';
import type { Workflow, WorkflowProblem, Workflows } from './types.js';
import { WORKFLOWS_FOLDER, WORKFLOWS_GLOB } from './workflow-files.js';

/** Reads and parses all workflows of the repository, once per process. */
export function loadWorkflows(files: Files): Workflows {
  return files.once('workflows', readWorkflows);
}

function readWorkflows(files: Files): Workflows {
  const parsed = new Map<string, Workflow>();
  const unusable = new Map<string, WorkflowProblem>();
  for (const path of files.glob(WORKFLOWS_GLOB)) {
    const file = posix.basename(path);
    const workflow = readWorkflow(files, file);
    if ('message' in workflow) unusable.set(file, workflow);
    else parsed.set(file, workflow);
  }
  return {
    all: [...parsed.values()],
    unusable,
    get: (file) => parsed.get(file),
    startOf: (file) => startOf(files, file),
  };
}

function startOf(files: Files, file: string): Location {
  return { file: files.workspacePath(posix.join(WORKFLOWS_FOLDER, file)), line: 1, column: 1 };
}

function readWorkflow(files: Files, file: string): Workflow | WorkflowProblem {
  const path = posix.join(WORKFLOWS_FOLDER, file);
  const read = files.read(path);
  if (!read.ok) {
    return { message: read.problem.message, location: startOf(files, file) };
  }
  const yaml = parseYamlFile(read.file);
  if (yaml.ok) return parseWorkflow(file, yaml.yaml);
  const { location, message } = yaml.problem;
  return { location, message: `${formatPlace(location)}: ${message}` };
}
