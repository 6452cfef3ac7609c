import { PLAYBOOK_EXPECTATIONS } from '../../packages/workflows/src/controls/gate-freshness/options';
import { allControls, targetOf } from './definitions';
import { readPage } from './page';

const page = readPage('docs/from-python-scripts.md');

/** Target and the rest of the row by script. */
const rows = new Map(
  [...page.matchAll(/^\| `(\S+\.py)` *\| `([\w-]+)` *\| (.*?) *\|$/gm)].map(
    ([, script = '', target = '', report = '']) => [script, { target, report }],
  ),
);

const SCRIPTS = [
  'tooling/verify_policy_bundle_lifecycle.py',
  'tooling/verify_policy_gate_freshness.py',
  'tooling/verify_branch_protection_policy.py',
  'tooling/verify_required_status_checks_consistency.py',
  'tooling/verify_workflow_embedded_python.py',
  'tools/validate_registry.py',
  'tools/governance_guardrails.py',
  'tools/capability_governance_guardrails.py',
  'tools/enforce_capability_sunset.py',
  'tools/generate_catalog.py',
  'tools/registry_stats.py',
];

it('has every script of section 3 of the playbook, in its order', () => {
  expect([...rows.keys()]).toEqual(SCRIPTS);
});

it.each([...rows])('%s has a target that is there, with its report and contract', (_, row) => {
  const control = allControls().find((entry) => targetOf(entry) === row.target);
  expect(control).toBeDefined();
  if (control?.kind === 'evidence') {
    expect(row.report).toBe(`\`${control.report}\`, \`${control.contract}\``);
  } else expect(row.report).toMatch(/^no report; /);
});

it('has every target of the suite that stands for a script', () => {
  const standing = allControls().filter(
    ({ kind, id }) => kind !== 'gate' && id !== 'registry-catalog',
  );
  expect(new Set([...rows.values()].map(({ target }) => target))).toEqual(
    new Set(standing.map(targetOf)),
  );
});

it('names scripts as the control of the gates looks for them', () => {
  const runs = PLAYBOOK_EXPECTATIONS.flatMap((expectation) => expectation.runs ?? []);
  for (const { script, targets = [] } of runs) expect(targets).toEqual([rows.get(script)?.target]);
});

it('names only checks that the controls describe', () => {
  const described = allControls().flatMap((control) =>
    'checks' in control ? Object.keys(control.checks ?? {}) : [],
  );
  const [, differences = ''] = page.split('**Policy bundles.**');
  const [list = ''] = differences.split('## Step by step');
  const named = [...list.matchAll(/\(`([^)]*)`\)/g)].flatMap(([, ids = '']) => ids.split(/`,\s`/));
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((id) => !described.includes(id))).toEqual([]);
});
