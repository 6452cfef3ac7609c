import type { ControlContext, ReportBuilder } from '@gonogo/core';
import { isMap } from 'yaml';
import { formatPlace } from '../../model/place.js';
import { parseYamlFile } from '../../yaml/index.js';
import { checkBlocks } from './check-blocks.js';
import type { SyntaxChecker } from './check-syntax.js';
import type { EmbeddedPythonOptions } from './options.js';
import { readPython } from './read-python.js';
import type { PythonInFile } from './read-python.js';
import { reportFile } from './report-findings.js';

type Context = Pick<ControlContext<EmbeddedPythonOptions>, 'files' | 'options' | 'signal'>;

/** Reads all workflows and composite actions, then checks all their Python in one go. */
export async function runEmbeddedPython(context: Context, report: ReportBuilder): Promise<void> {
  const { files, options } = context;
  const paths = files.glob(options.workflows);
  const read = new Map<string, PythonInFile>();
  for (const path of new Set([...paths, ...options.require_python_blocks])) {
    const python = readFile(context, report, path);
    if (python) read.set(path, python);
  }
  if (paths.length === 0) {
    const patterns = options.workflows.join(', ');
    const detail = `no file matches ${patterns}; add a workflow or correct the option "workflows"`;
    report.check('workflow_exists', false, detail);
  }
  const blocks = [...read.values()].flatMap((python) => python.blocks);
  const checker = await createChecker(context);
  const verdicts = await checkBlocks(blocks, checker, options.python_version);
  for (const [path, python] of read) {
    const needsPython = options.require_python_blocks.includes(path);
    reportFile(report, { path: files.workspacePath(path), python, verdicts, needsPython });
  }
  report.set('python_checker', checker.name);
  report.count('files', read.size);
  report.count('blocks', blocks.length);
}

const NO_MAP = 'holds no map; a workflow has the keys "on" and "jobs", a composite action "runs"';

function readFile(
  { files }: Context,
  report: ReportBuilder,
  path: string,
): PythonInFile | undefined {
  const file = files.workspacePath(path);
  const read = files.read(path);
  const location = { file, line: 1, column: 1 };
  if (!read.ok) {
    report.check(`workflow_exists:${file}`, false, read.problem.message, { location });
    return undefined;
  }
  report.check(`workflow_exists:${file}`, true, `${file} is there`, { location });
  const yaml = parseYamlFile(read.file);
  if (yaml.ok && yaml.yaml.documents.some(({ contents }) => isMap(contents))) {
    return readPython(yaml.yaml);
  }
  const { message, location: at } = yaml.ok ? { message: NO_MAP, location } : yaml.problem;
  const detail = `${message} (${formatPlace(at)})`;
  report.check(`workflow_yaml_valid:${file}`, false, detail, { location: at });
  return undefined;
}

async function createChecker({ options, signal }: Context): Promise<SyntaxChecker> {
  if (options.interpreter !== undefined) {
    const { createCpythonChecker } = await import('./cpython-checker.js');
    return createCpythonChecker(options.interpreter, signal);
  }
  const { createRuffChecker } = await import('./ruff-checker.js');
  return createRuffChecker();
}
