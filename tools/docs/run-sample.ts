import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import ts from 'typescript';

const repository = join(__dirname, '../..');

/** Where a sample would lie, so that it finds the packages as its readers' code does. */
function pathOf(index: number): string {
  return join(repository, `tools/docs/sample-${index}.ts`);
}

function compilerOptions(): ts.CompilerOptions {
  const path = join(repository, 'tools/tsconfig.json');
  const { config } = ts.readConfigFile(path, (file) => ts.sys.readFile(file)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(repository, 'tools'));
  return { ...options, composite: false, incremental: false, noEmit: true };
}

/** What the compiler finds wrong in each of the samples, as they stand on the pages. */
export function typeErrors(texts: readonly string[]): string[][] {
  const options = compilerOptions();
  const samples = new Map(texts.map((text, index) => [pathOf(index), text]));
  const base = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...base,
    fileExists: (path) => samples.has(path) || base.fileExists(path),
    readFile: (path) => samples.get(path) ?? base.readFile(path),
    getSourceFile: (path, languageVersion, ...rest) => {
      const text = samples.get(path);
      return text === undefined
        ? base.getSourceFile(path, languageVersion, ...rest)
        : ts.createSourceFile(path, text, languageVersion);
    },
  };
  const program = ts.createProgram([...samples.keys()], options, host);
  return [...samples.keys()].map((path) => errorsOf(program, program.getSourceFile(path)));
}

function errorsOf(program: ts.Program, source: ts.SourceFile | undefined): string[] {
  return [
    ...program.getSyntacticDiagnostics(source),
    ...program.getSemanticDiagnostics(source),
  ].map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/**
 * Runs a sample as a module.
 *
 * @param load what its imports are given by
 * @returns what it exports
 */
export function runSample(
  text: string,
  load: (name: string) => unknown,
): Readonly<Record<string, unknown>> {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exported: Record<string, unknown> = {};
  const run = compileFunction(outputText, ['require', 'exports']) as (
    require: (name: string) => unknown,
    exports: Record<string, unknown>,
  ) => void;
  run(load, exported);
  return exported;
}
