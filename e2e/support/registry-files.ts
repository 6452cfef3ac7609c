const CAPABILITY = `version: 1.0.0
description: Reads a page
inputs:
  address: { type: string }
outputs:
  text: { type: string }
metadata:
  layer: operational
  status: stable
properties: {}
`;

/**
 * A small registry in the folder `registry`, without its catalogs, which are generated.
 * It passes until 2026-06-01, after which one of its capabilities is past its sunset.
 */
export const REGISTRY_FILES: Readonly<Record<string, string>> = {
  'registry/vocabulary/vocabulary.json': JSON.stringify({
    rules: { max_segments: 3 },
    domains: ['web'],
    nouns: ['page'],
    verbs: ['read', 'fetch'],
  }),
  'registry/vocabulary/cognitive_types.yaml': 'types: {}\nroles: {}\n',
  'registry/vocabulary/safety_vocabulary.yaml': 'trust_levels: []\n',
  'registry/capabilities/_index.yaml': 'capabilities:\n  - id: web.page.read\n',
  'registry/capabilities/web.page.read.yaml': `id: web.page.read\n${CAPABILITY}`,
  'registry/capabilities/web.page.fetch.yaml': `id: web.page.fetch
replacement: web.page.read
${CAPABILITY.replace(
  'status: stable',
  ['status: deprecated', "  deprecation_date: '2026-01-01'", "  sunset_date: '2026-06-01'"].join(
    '\n',
  ),
)}`,
  'registry/skills/official/web/summary/skill.yaml': [
    'id: web.summary',
    'version: 1.0.0',
    'name: Summary',
    'description: Reads a page and says what it is about',
    'inputs: { address: { type: string } }',
    'outputs: { text: { type: string } }',
    'steps:',
    '  - { id: read, uses: web.page.read }',
    '',
  ].join('\n'),
  'registry/README.md': '# Registry\n',
};
