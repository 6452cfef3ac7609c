import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { readPage } from './page';

const repository = join(__dirname, '../..');
const own = readdirSync(join(repository, 'docs')).filter((name) => name.endsWith('.md'));
const pages = ['README.md', ...own.map((name) => `docs/${name}`)];
const controlPages = readdirSync(join(repository, 'docs/controls')).map(
  (name) => `docs/controls/${name}`,
);

/** The anchor that GitHub gives a heading. */
function anchorOf(heading: string): string {
  return heading
    .replaceAll(/[`*]|\[|\]\([^)]*\)/g, '')
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}

/** What readers see of a page: its samples are no headings and no links. */
function prose(path: string): string {
  return readPage(path).replaceAll(/^ *```[\s\S]*?^ *```$/gm, '');
}

function anchorsOf(path: string): string[] {
  return [...prose(path).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));
}

function linksOf(path: string): string[] {
  const links = [...prose(path).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => !/^https?:/.test(link));
}

it.each([...pages, ...controlPages])('every link of %s leads somewhere', (path) => {
  const broken = linksOf(path).filter((link) => {
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? path : posix.join(posix.dirname(path), file);
    if (!existsSync(join(repository, target))) return true;
    return anchor !== undefined && !anchorsOf(target).includes(anchor);
  });
  expect(broken).toEqual([]);
});

it('the index has every page', () => {
  const linked = linksOf('docs/README.md').map((link) =>
    posix.join('docs', link.split('#')[0] ?? ''),
  );
  const others = pages.filter((path) => path !== 'docs/README.md');
  expect(others.filter((path) => !linked.includes(path))).toEqual([]);
  expect(linksOf('README.md')).toContain('docs/README.md');
});

it.each(
  own.filter(
    (name) => !['README.md', 'performance.md', 'BRANCH_PROTECTION_POLICY.md'].includes(name),
  ),
)('%s leads back to the index', (name) => {
  expect(linksOf(`docs/${name}`)).toContain('README.md');
});
