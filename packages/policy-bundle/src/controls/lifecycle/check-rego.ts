import { formatValue, type ReportBuilder, type SourceFile } from '@gonogo/core';
import { readModule, type RegoModule } from '../../rego/read-module.js';

/** A Rego file and what it declares. */
export interface RegoSource {
  readonly file: SourceFile;
  readonly module: RegoModule;
}

export function readRego(file: SourceFile): RegoSource {
  return { file, module: readModule(file.text) };
}

/**
 * Checks that the file declares the package, segment by segment: `a["b.c"]` is not `a.b.c`.
 *
 * @param expected dotted name; `undefined` where the manifest names none
 */
export function checkRegoPackage(
  report: ReportBuilder,
  rego: RegoSource,
  expected: string | undefined,
): void {
  const { file, module } = rego;
  if (module.problem !== undefined) {
    reportProblem(report, 'rego_package', rego);
    return;
  }
  const location = file.locate(module.package?.offset ?? 0);
  const met = module.package
    ? `declares package ${formatValue(module.package.path.join('.'))}`
    : '';
  const passed =
    expected !== undefined &&
    formatValue(module.package?.path) === formatValue(expected.split('.'));
  const wanted =
    expected === undefined
      ? 'the package that the manifest names, which is none'
      : `package ${formatValue(expected)}`;
  const found = met || 'does not start with a package declaration';
  report.check('rego_package', passed, passed ? met : `${found}; expected: ${wanted}`, {
    location,
  });
}

/** Checks that the file has a `default result` rule outside of any other rule. */
export function checkDefaultResult(report: ReportBuilder, rego: RegoSource): void {
  const { file, module } = rego;
  if (module.problem !== undefined) {
    reportProblem(report, 'rego_default_result', rego);
    return;
  }
  const rule = module.defaults.find(({ name }) => name === 'result');
  const others = module.defaults.map(({ name }) => `"default ${name}"`).join(', ');
  const detail = rule
    ? 'declares "default result"'
    : `declares ${others || 'no default rule'}; expected: a rule "default result := ..." outside of any body, so that every input gets a decision`;
  const place = rule ?? module.defaults[0] ?? module.package;
  const location = file.locate(place?.offset ?? 0);
  report.check('rego_default_result', rule !== undefined, detail, { location });
}

/** What OPA cannot read declares nothing. */
function reportProblem(report: ReportBuilder, id: string, { file, module }: RegoSource): void {
  const { message = '', offset = 0 } = module.problem ?? {};
  report.check(id, false, `OPA cannot read the file: ${message}`, {
    location: file.locate(offset),
  });
}
