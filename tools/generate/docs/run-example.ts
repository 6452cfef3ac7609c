import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../../packages/core/src/contracts/report';
import { runControl } from '../../../packages/core/src/control/run-control';
import type { AnyControl } from '../../../packages/core/src/control/types';
import { createSession } from '../../../packages/core/src/files/create-files';
import type { Example } from './examples';

/**
 * Runs the control of an example as its task does.
 *
 * @param fixture absolute path of the golden case, or of a copy
 * @throws TypeError where the page is of nothing that makes a report
 */
export async function runExample(
  control: AnyControl | undefined,
  example: Example,
  fixture: string,
): Promise<Report> {
  if (control?.kind !== 'evidence') {
    throw new TypeError(`the example ${example.fixture} needs "output": it has no control to run`);
  }
  const options = join(fixture, 'options.json');
  const { report } = await runControl(control, {
    subject: { project: 'example', root: '.' },
    options: existsSync(options) ? (JSON.parse(readFileSync(options, 'utf8')) as unknown) : {},
    session: createSession(join(fixture, example.workspace ?? '.')),
    environment: { SOURCE_DATE_EPOCH: '1767225600', ...example.environment },
  });
  return report;
}
