/** What the files of a new control are made from. */
export interface ControlTemplate {
  /** Id of the control. */
  readonly name: string;
  readonly marker: string;
  /** Name of the file that the control reads. */
  readonly file: string;
  /** What `require` is given for the core, from the control's folder. */
  readonly core: string;
  /** The same for the core's test helpers. */
  readonly testing: string;
}

/** `control.js`: plain CommonJS, which Node loads in any repository without a compiler. */
export function controlSource({ name, marker, file, core }: ControlTemplate): string {
  const words = name.replaceAll('-', ' ');
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  const id = name.replaceAll('-', '_');
  return `const { defineControl, z } = require('${core}');

/** Says what it proves, and which rule of yours demands it. */
exports.control = defineControl({
  id: '${name}',
  contract: '${id}_v1',
  report: '${id}_report.json',
  playbook: '',
  title: '${title}',
  description: '${file} is there and is not empty',
  // A folder with this file is governed.
  marker: { pattern: '${marker}' },
  options: z.strictObject({
    file: z.string().default('${file}').describe('File that must not be empty'),
  }),
  // All that run() reads, and nothing else: the verdict is cached by the content of these files.
  inputs: ({ file }) => [file],
  run({ files, options }, report) {
    const read = files.read(options.file);
    const location = { file: files.workspacePath(options.file), line: 1, column: 1 };
    if (!read.ok) {
      report.check('${id}_file_not_empty', false, read.problem.message, { location });
      return;
    }
    const passed = read.file.text.trim() !== '';
    const detail = passed
      ? \`\${read.file.path} has content\`
      : \`\${read.file.path} is empty: write into it what belongs there\`;
    report.check('${id}_file_not_empty', passed, detail, { location });
  },
});
`;
}

/** The spec, in a form and under a name that `node --test` takes, and jest and vitest pass over. */
export function testSource({ testing }: ControlTemplate): string {
  return `const assert = require('node:assert/strict');
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { test } = require('node:test');
const { runOn } = require('${testing}');
const { control } = require('./control.js');

const fixtures = join(__dirname, 'fixtures');

// Each fixture has files, and the checks that the control makes of them.
for (const name of readdirSync(fixtures)) {
  test(\`\${control.id}: \${name}\`, async () => {
    const { files, options, checks } = JSON.parse(readFileSync(join(fixtures, name), 'utf8'));
    const report = await runOn(control, files, { options });
    assert.deepEqual(report.checks, checks);
  });
}
`;
}

/** A pair of fixtures that differ in one thing alone. */
export function fixtures({ name, file }: ControlTemplate): Record<'green' | 'red', unknown> {
  const check = {
    check_id: `${name.replaceAll('-', '_')}_file_not_empty`,
    severity: 'error',
    location: { file, line: 1, column: 1 },
  };
  return {
    green: {
      files: { [file]: 'content\n' },
      checks: [{ ...check, passed: true, detail: `${file} has content` }],
    },
    red: {
      files: { [file]: '\n' },
      checks: [
        {
          ...check,
          passed: false,
          detail: `${file} is empty: write into it what belongs there`,
        },
      ],
    },
  };
}
