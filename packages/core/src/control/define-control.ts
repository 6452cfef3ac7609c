import type { ActionDefinition, AnyOptions, ControlDefinition, GateDefinition } from './types.js';

/**
 * Declares a control. Target, inputs, schema, executor and documentation row follow from the definition.
 *
 * @param definition everything but its kind
 * @returns the definition as a package lists it in its `controls`
 * @throws TypeError where the id, the report's name or the options schema cannot work; a mistake of the author
 */
export function defineControl<Schema extends AnyOptions>(
  definition: Omit<ControlDefinition<Schema>, 'kind'>,
): ControlDefinition<Schema> {
  assertId(definition.id);
  assertReportName(definition.id, definition.report);
  assertOptionNames(definition.id, Object.keys(definition.options.shape));
  assertStrict(definition.id, definition.options);
  return Object.freeze({ kind: 'evidence', ...definition });
}

/** Declares a gate: a decision that is taken from evidence alone. Errors as for `defineControl`. */
export function defineGate<Schema extends AnyOptions>(
  definition: Omit<GateDefinition<Schema>, 'kind'>,
): GateDefinition<Schema> {
  assertId(definition.id);
  for (const report of definition.reports) assertReportName(definition.id, report);
  assertStrict(definition.id, definition.options);
  return Object.freeze({ kind: 'gate', ...definition });
}

/** Declares a task that changes sources. Errors as for `defineControl`. */
export function defineAction<Schema extends AnyOptions>(
  definition: Omit<ActionDefinition<Schema>, 'kind'>,
): ActionDefinition<Schema> {
  assertId(definition.id);
  assertStrict(definition.id, definition.options);
  return Object.freeze({ kind: 'action', ...definition });
}

function assertId(id: string): void {
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) && id !== 'verify') return;
  throw new TypeError(
    `Control id "${id}": lower-case words joined by hyphens are allowed, and not "verify", which is the suite's own`,
  );
}

function assertReportName(id: string, report: string): void {
  if (/^[A-Za-z0-9_.-]+\.(json|md)$/.test(report)) return;
  throw new TypeError(
    `Control "${id}": report "${report}" must be a plain file name ending in .json or .md`,
  );
}

/** Names of the options that every control's own executor has. */
const EXECUTOR_OPTIONS = ['root', 'report', 'enforce', 'timeLimitSeconds'];

function assertOptionNames(id: string, names: readonly string[]): void {
  const clash = names.find((name) => EXECUTOR_OPTIONS.includes(name));
  if (clash === undefined) return;
  throw new TypeError(
    `Control "${id}": option "${clash}" is the executor's own, give it another name`,
  );
}

/** A misspelt option must be told, never passed over. */
function assertStrict(id: string, options: AnyOptions): void {
  if (options.def.catchall?._zod.def.type === 'never') return;
  throw new TypeError(
    `Control "${id}": its options accept unknown names: declare them with z.strictObject`,
  );
}
