import fc from 'fast-check';
import { withWorkspace } from '../../testing/workspace.js';
import { distinctSlugs, projectName, slugOf } from './project-name.js';

describe('projectName', () => {
  it.each([
    [
      { 'a/b/project.json': '{"name": "from-project"}', 'a/b/package.json': '{"name": "p"}' },
      'from-project',
    ],
    [{ 'a/b/package.json': '{"name": "@x/p", "nx": {"name": "from-nx"}}' }, 'from-nx'],
    [{ 'a/b/package.json': '{"name": "@x/p"}' }, '@x/p'],
    [{ 'a/b/project.json': '{}', 'a/b/package.json': '{"name": "p"}' }, 'p'],
    [{ 'a/b/project.json': '{"name": ""}' }, 'a-b'],
    [{ 'a/b/project.json': '{"name": 1}' }, 'a-b'],
    [{ 'a/b/project.json': 'not json' }, 'a-b'],
    [{ 'a/b/project.json': 'null', 'a/b/package.json': '[]' }, 'a-b'],
    [{ 'a/b/package.json': '{"nx": null}' }, 'a-b'],
    [{ 'a/b/project.json/x': '' }, 'a-b'],
    [{}, 'a-b'],
  ])('reads %j as %s', (files, expected) =>
    withWorkspace(files, (root) => expect(projectName(root, 'a/b')).toBe(expected)),
  );

  it('names the workspace itself', () =>
    withWorkspace({}, (root) => {
      expect(projectName(root, '.')).toBe('workspace');
      expect(projectName(root, '.github')).toBe('github');
    }));
});

describe('slugOf', () => {
  it.each([
    ['policies/opa', 'policies-opa'],
    ['.github', 'github'],
    ['@scope/name', 'scope-name'],
    ['a b', 'a-b'],
    ['.', ''],
    ['日本', ''],
  ])('writes %s as %j', (path, slug) => expect(slugOf(path)).toBe(slug));
});

describe('distinctSlugs', () => {
  it('adds nothing where names differ', () => {
    expect([
      ...distinctSlugs(
        new Map([
          ['x', 'a/b'],
          ['y', 'c'],
        ]),
      ).values(),
    ]).toEqual(['a-b', 'c']);
  });

  it('tells names apart that have one slug, differ in case alone, or have none', () => {
    const names = new Map([
      ['1', 'a-b'],
      ['2', 'a/b'],
      ['3', 'A-B'],
      ['4', '日本'],
      ['5', '中国'],
    ]);
    const slugs = [...distinctSlugs(names).values()];
    expect(slugs.slice(0, 3).every((slug) => /^a-b-[0-9a-f]{8}$/i.test(slug))).toBe(true);
    expect(slugs.slice(3).every((slug) => /^[0-9a-f]{8}$/.test(slug))).toBe(true);
  });

  it('never gives two roots one slug, and each is a plain folder name', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'A', '-', '/', '.', 'é', '..') });
    fc.assert(
      fc.property(fc.uniqueArray(name), (roots) => {
        const slugs = [...distinctSlugs(new Map(roots.map((root) => [root, root]))).values()];
        expect(new Set(slugs.map((slug) => slug.toLowerCase())).size).toBe(roots.length);
        for (const slug of slugs) expect(slug).toMatch(/^\w[\w-]*$/);
      }),
    );
  });
});
