/** A control package that a team keeps in its own repository, in plain JavaScript. */
export const TEAM_PACKAGE = { 'our-controls': 'tools/our-controls' };

const CONTROLS = `const { defineControl } = require('@gonogo/core');
const { z } = require('zod');
const { hasOwner } = require('./has-owner.js');

const releaseNotes = defineControl({
  id: 'release-notes',
  contract: 'release_notes_v1',
  report: 'release_notes_report.json',
  playbook: '9.1',
  title: 'Release notes',
  description: 'Every service has release notes with an owner',
  marker: { pattern: '**/service.yaml' },
  options: z.strictObject({ also: z.string().optional().describe('Another file to read') }),
  inputs: () => ['service.yaml', 'NOTES.md'],
  run({ files, options }, report) {
    const notes = files.read('NOTES.md');
    report.check('notes_have_owner', notes.ok && hasOwner(notes.file.text), 'NOTES.md names its owner');
    if (options.also !== undefined) files.read(options.also);
  },
});

module.exports = { controls: [releaseNotes] };
`;

export const TEAM_FILES: Readonly<Record<string, string>> = {
  'tools/our-controls/package.json': JSON.stringify({
    name: 'our-controls',
    version: '1.0.0',
    exports: { './controls': './controls.js', './package.json': './package.json' },
  }),
  'tools/our-controls/controls.js': CONTROLS,
  'tools/our-controls/has-owner.js': 'exports.hasOwner = (text) => /^Owner: /m.test(text);\n',
  'services/pay/service.yaml': 'name: pay\n',
  'services/pay/NOTES.md': 'Owner: payments\n',
  'services/pay/OTHER.md': 'Nothing\n',
};
