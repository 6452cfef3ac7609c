import { parseArgs } from 'node:util';
import { writeRegistry } from './generate';

const { values } = parseArgs({
  options: {
    skills: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
  },
});

if (values.out === undefined) {
  process.stderr.write('usage: main.ts --out <folder> [--skills 2000] [--seed 1]\n');
  process.exitCode = 1;
} else {
  writeRegistry(values.out, { skills: Number(values.skills), seed: Number(values.seed) });
}
