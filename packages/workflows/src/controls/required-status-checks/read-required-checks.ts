import { formatValue, parseJson } from '@gonogo/core';
import type { Files, JsonDocument, Location } from '@gonogo/core';
import { checkJobSchema, type CheckJob } from './schema.js';

/** A required check with the place of its name in the list. */
export interface RequiredCheck {
  readonly name: string;
  readonly location: Location;
}

/** A finding about the file itself. */
export interface FileFinding {
  readonly checkId: string;
  readonly detail: string;
  readonly location: Location;
}

/** One key of `check_job_mapping`; `job` is undefined where the entry has the wrong shape. */
export interface MappingEntry {
  readonly location: Location;
  readonly job: CheckJob | undefined;
  /** What is wrong with the entry, where something is. */
  readonly problem: string | undefined;
}

export interface RequiredChecks {
  /** In the order of the list, each name once. */
  readonly checks: readonly RequiredCheck[];
  readonly mapping: ReadonlyMap<string, MappingEntry>;
  /** Names that are no names, names met twice, keys met twice. */
  readonly findings: readonly FileFinding[];
  /** The list, for findings about all of it. */
  readonly listLocation: Location;
  /** Why there is no list; undefined where there is one. */
  readonly listProblem: string | undefined;
  /** Why no mapping can be read; undefined where one can. */
  readonly mappingProblem: string | undefined;
}

/** What became of the file, in the three stages that have a check each. */
export type RequiredChecksResult =
  | {
      readonly stage: 'unreadable' | 'invalid';
      readonly detail: string;
      readonly location: Location;
    }
  | { readonly stage: 'read'; readonly path: string; readonly required: RequiredChecks };

/** Reads the file of required checks. Evidence contract, section 4. */
export function readRequiredChecks(files: Files, path: string): RequiredChecksResult {
  const start = { file: files.workspacePath(path), line: 1, column: 1 };
  const read = files.read(path);
  if (!read.ok) return { stage: 'unreadable', detail: read.problem.message, location: start };
  const parsed = parseJson(read.file);
  if (!parsed.ok) return { stage: 'invalid', detail: parsed.message, location: parsed.location };
  const { value } = parsed.document;
  if (!isObject(value)) {
    const detail = `${start.file} is ${formatValue(value)}; expected: an object with "required_status_checks" and "check_job_mapping"`;
    return { stage: 'invalid', detail, location: parsed.document.locate([]) };
  }
  return { stage: 'read', path: start.file, required: interpret(parsed.document, value) };
}

function interpret(
  document: JsonDocument,
  value: Readonly<Record<string, unknown>>,
): RequiredChecks {
  const list = own(value, 'required_status_checks');
  const names = readNames(document, Array.isArray(list) ? list : []);
  const mapping = own(value, 'check_job_mapping');
  return {
    ...names,
    findings: [...names.findings, ...repeatedKeys(document)],
    mapping: isObject(mapping) ? readMapping(document, mapping) : new Map(),
    listLocation: document.locate(['required_status_checks'], 'key'),
    listProblem: Array.isArray(list)
      ? undefined
      : typeProblem('required_status_checks', list, 'a list of names'),
    mappingProblem: isObject(mapping)
      ? undefined
      : typeProblem(
          'check_job_mapping',
          mapping,
          'an object with an entry for each required check',
        ),
  };
}

function typeProblem(key: string, met: unknown, expected: string): string {
  const found = met === undefined ? 'is missing' : `is ${formatValue(met)}`;
  return `"${key}" ${found}; expected: ${expected}`;
}

function readNames(
  document: JsonDocument,
  list: readonly unknown[],
): { checks: RequiredCheck[]; findings: FileFinding[] } {
  const checks = new Map<string, RequiredCheck>();
  const findings: FileFinding[] = [];
  list.forEach((name, index) => {
    const location = document.locate(['required_status_checks', index]);
    const first = typeof name === 'string' ? checks.get(name) : undefined;
    if (typeof name !== 'string' || name.trim() === '') {
      const detail = `required_status_checks[${index}] is ${formatValue(name)}; expected: the name of a check, as a non-empty string`;
      findings.push({ checkId: 'required_check_name_type', detail, location });
    } else if (first === undefined) {
      checks.set(name, { name, location });
    } else {
      const detail = `"${name}" is listed again; it is first listed in line ${first.location.line}. Remove one`;
      findings.push({ checkId: `required_check_duplicate:${name}`, detail, location });
    }
  });
  return { checks: [...checks.values()], findings };
}

/** Which of two entries with one key counts depends on the reader, so it may not be left open. */
function repeatedKeys(document: JsonDocument): FileFinding[] {
  return document.duplicates.map(({ path, location }) => ({
    checkId: 'required_checks_file_unique_keys',
    detail: `key ${formatValue(path.at(-1))} is given twice in one object; readers disagree about which counts. Remove one`,
    location,
  }));
}

function readMapping(
  document: JsonDocument,
  mapping: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, MappingEntry> {
  return new Map(
    Object.entries(mapping).map(([name, entry]) => {
      const parsed = checkJobSchema.safeParse(entry);
      const problem = parsed.success
        ? undefined
        : `check_job_mapping["${name}"] is ${formatValue(entry)}; expected: { "workflow": "<file>", "job_id": "<job>" }`;
      const location = document.locate(['check_job_mapping', name], 'key');
      return [name, { location, job: parsed.data, problem }];
    }),
  );
}

function own(value: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
