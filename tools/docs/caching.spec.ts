import { DAY_OVERRIDE_VARIABLE, DAY_VARIABLE } from '../../packages/core/src/report/clock';
import { STRICT_PRESET } from '../../packages/release-gate/src/gate/policy/resolve';
import { allControls, targetOf } from './definitions';
import { readPage } from './page';

const page = readPage('docs/caching.md');

/** The list item that begins with these words in bold. */
function item(title: string): string {
  const [, found] = page.split(`- **${title}`);
  if (found === undefined) throw new TypeError(`the page has no item "${title}"`);
  return found.split(/\n- \*\*|\n\n/)[0] ?? '';
}

const evidence = allControls().flatMap((control) => (control.kind === 'evidence' ? [control] : []));
const idsIn = (text: string): string[] =>
  evidence.map(({ id }) => id).filter((id) => text.includes(`\`${id}\``));

it.each([
  ['utc-day', 'The day', DAY_VARIABLE],
  ['base-content', 'The content at the base commit', 'NX_BASE'],
] as const)('names exactly the controls that depend on %s', (input, title, variable) => {
  const depending = evidence.filter(({ environment }) => environment?.includes(input) === true);
  expect(idsIn(item(title))).toEqual(depending.map(({ id }) => id));
  expect(item(title)).toContain(variable);
});

it('names exactly the controls that are not cached with some option', () => {
  const [, text = ''] = page.split('One control is not cached');
  const [paragraph = ''] = text.split('\n\n');
  const able = evidence.filter(({ isCacheable }) => isCacheable !== undefined);
  expect(idsIn(paragraph)).toEqual(able.map(({ id }) => id));
});

it('names every task that is no evidence', () => {
  for (const control of allControls()) {
    if (control.kind !== 'evidence') expect(page).toContain(`| \`${targetOf(control)}\``);
  }
});

it('has the age and the variable that the code has', () => {
  expect(page).toContain(
    `\`max_evidence_age_hours\` old (${STRICT_PRESET.max_evidence_age_hours},`,
  );
  expect(page).toContain(`${DAY_OVERRIDE_VARIABLE}=`);
});
