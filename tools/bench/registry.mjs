// Measures the registry's sequence: cold on one registry, growth with the number of skills, and one change.
// Build first (`npx tsc -b packages/registry/tsconfig.lib.json`), then:
//   node tools/bench/registry.mjs [--registry <folder>] [--sizes 2000,20000,40000,100000] [--seed 1]
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    registry: { type: 'string', default: 'examples/registry' },
    sizes: { type: 'string', default: '2000,20000,40000,100000' },
    seed: { type: 'string', default: '1' },
  },
});

const tools = resolve(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'gonogo-bench-'));
const GROWING = ['registry-validate', 'registry-skill-guardrails'];
const CHANGED = ['registry-validate', 'registry-skill-guardrails', 'registry-catalog'];
const COLD_ROUNDS = 7;

/** Runs the sequence in a process of its own; `wall` is seen from outside, with the start of node. */
function sequence(registry, ids = []) {
  const from = performance.now();
  const script = join(import.meta.dirname, 'registry-sequence.mjs');
  const output = execFileSync(process.execPath, [
    script,
    registry,
    join(work, 'artifacts'),
    ...ids,
  ]);
  return { wall: Math.round(performance.now() - from), ...JSON.parse(output) };
}

function generate(skills) {
  const folder = join(work, `skills-${skills}`);
  const main = join(tools, 'registry-generator/main.ts');
  const args = [
    '--import',
    'tsx',
    main,
    '--out',
    folder,
    '--skills',
    String(skills),
    '--seed',
    options.seed,
  ];
  execFileSync(process.execPath, args);
  return folder;
}

function line(name, { wall, milliseconds, cpu, memory }) {
  const parts = Object.entries(milliseconds).map(([part, time]) => `${part} ${time}`);
  console.log(`${name}: ${wall} ms (${parts.join(', ')}), ${cpu} ms of CPU, ${memory} MB`);
}

function measureCold() {
  const rounds = Array.from({ length: COLD_ROUNDS }, () => sequence(resolve(options.registry)));
  rounds.sort((left, right) => left.wall - right.wall);
  line(`whole sequence, cold, best of ${COLD_ROUNDS}`, rounds[0]);
  line(`whole sequence, cold, median of ${COLD_ROUNDS}`, rounds[COLD_ROUNDS >> 1]);
  console.log(`verdicts: ${JSON.stringify(rounds[0].verdicts)}`);
}

function measureGrowth(sizes) {
  let previous;
  for (const skills of sizes) {
    const result = sequence(generate(skills), GROWING);
    line(`${skills} skills, validation and skill guardrails`, result);
    if (previous) {
      const times = (result.wall / previous.wall).toFixed(2);
      const cpu = (result.cpu / previous.cpu).toFixed(2);
      console.log(
        `  ${(skills / previous.skills).toFixed(1)} times the skills, ${times} times the time, ${cpu} times the CPU`,
      );
    }
    previous = { skills, ...result };
  }
}

function measureChange(skills) {
  const registry = join(work, `skills-${skills}`);
  const domain = join(
    registry,
    'skills/official',
    readdirSync(join(registry, 'skills/official'))[0],
  );
  appendFileSync(join(domain, readdirSync(domain)[0], 'skill.yaml'), '# changed\n');
  line(
    `one of ${skills} skills changed, redone in one process: ${CHANGED.join(', ')}`,
    sequence(registry, CHANGED),
  );
  console.log('  from the cache: registry-capability-guardrails, registry-sunset');
}

try {
  console.log(`load average at the start: ${loadavg()[0].toFixed(1)}`);
  measureCold();
  const sizes = options.sizes.split(',').map(Number);
  measureGrowth(sizes);
  if (sizes.includes(20_000)) measureChange(20_000);
} finally {
  rmSync(work, { recursive: true, force: true });
}
