import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { benchmarks } from './benchmarks';
import { placeFigures } from './report/document';
import { runBenchmarks } from './run-benchmarks';

const DOCUMENT = join(__dirname, '../../docs/performance.md');

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { repetitions: { type: 'string', default: '11' } },
  });
  const known = benchmarks.map(({ name }) => name);
  const unknown = positionals.filter((name) => !known.includes(name));
  const repetitions = Number(values.repetitions);
  if (unknown.length > 0 || !Number.isInteger(repetitions) || repetitions < 1) {
    process.stderr.write(
      `usage: npm run bench -- [--repetitions=11] [name ...]; known names: ${known.join(', ')}\n`,
    );
    process.exitCode = 2;
    return;
  }
  const { figures, broken } = await runBenchmarks({
    benchmarks: benchmarks.filter(
      ({ name }) => positionals.length === 0 || positionals.includes(name),
    ),
    repetitions,
    log: (message) => process.stderr.write(`${message}\n`),
  });
  process.stdout.write(`${figures}\n`);
  if (broken.length > 0) process.exitCode = 1;
  // Figures of one table are of one run: a part of them is printed only.
  else if (positionals.length === 0) await updateDocument(figures);
}

async function updateDocument(figures: string): Promise<void> {
  const text = placeFigures(readFileSync(DOCUMENT, 'utf8'), figures);
  const options = await resolveConfig(DOCUMENT);
  writeFileSync(DOCUMENT, await format(text, { ...options, parser: 'markdown' }));
}

void main();
