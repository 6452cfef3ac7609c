import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runOn } from '@gonogo/core/testing';
import { embeddedPython } from './control.js';

const FIXTURES = join(__dirname, 'fixtures');

function readJson(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}

describe('fixtures', () => {
  it.each(readdirSync(FIXTURES))('%s', async (name) => {
    const folder = join(FIXTURES, name);
    const options = join(folder, 'options.json');
    const { checks } = await runOn(embeddedPython, join(folder, 'input'), {
      options: existsSync(options) ? readJson(options) : {},
    });
    expect({ checks }).toEqual(readJson(join(folder, 'expected.json')));
  });
});
