import { z } from 'zod';
import { defineControl } from '../control/define-control.js';
import type { ControlDefinition } from '../control/types.js';

/** A control that reads `f.json` of its folder and demands that it says `"ok": true`. */
export function fakeControl(
  given: Partial<Omit<ControlDefinition, 'kind'>> = {},
): ControlDefinition {
  return defineControl({
    id: 'fake',
    contract: 'fake_v1',
    report: 'fake_report.json',
    playbook: '2.2.1',
    title: 'Fake',
    description: 'Demands that a file says ok.',
    marker: { pattern: '**/f.json' },
    options: z.strictObject({ file: z.string().default('f.json') }),
    inputs: ({ file }) => [String(file)],
    run({ files, options }, report) {
      const read = files.read(String(options.file));
      const holds = read.ok && read.file.text.includes('"ok": true');
      report.check('is_ok', holds, read.ok ? 'says so' : read.problem.message);
    },
    ...given,
  });
}
