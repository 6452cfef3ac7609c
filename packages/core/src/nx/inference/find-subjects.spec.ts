import type { Marker } from '../../control/types.js';
import { fakeControl } from '../../testing/fake-control.js';
import { findSubjects, markerPatterns, type SubjectSearch } from './find-subjects.js';

function subjects(marker: Marker, files: string[], given: Partial<SubjectSearch> = {}): string[] {
  const controls = [fakeControl({ marker })];
  const loaded = { name: '@x/p', version: '1.0.0', controls, localFolder: undefined };
  const found = findSubjects({ files, packages: [loaded], roots: ['.'], exclude: [], ...given });
  return found.map((s) => `${s.projectRoot} governs ${s.subjectRoot} by ${s.markerFile}`);
}

const anywhere: Marker = { pattern: '**/m.json' };
const atRoot: Marker = { pattern: '.github/workflows/*.yml', project: '..', subject: '../..' };

it('makes a project of the folder of each marker, sorted', () => {
  expect(subjects(anywhere, ['z/m.json', 'a/b/m.json', 'a/other.json', 'm.json'])).toEqual([
    '. governs . by m.json',
    'a/b governs a/b by a/b/m.json',
    'z governs z by z/m.json',
  ]);
});

it('gives a marker inside a project to that project, the nearest one', () => {
  const files = ['a/project.json', 'a/b/package.json', 'a/b/c/m.json', 'a/d/m.json'];
  expect(subjects(anywhere, files)).toEqual([
    'a governs a/d by a/d/m.json',
    'a/b governs a/b/c by a/b/c/m.json',
  ]);
});

it('does not count the workspace itself as the project around a marker', () => {
  expect(subjects(anywhere, ['package.json', 'project.json', 'a/m.json'])).toEqual([
    'a governs a by a/m.json',
  ]);
});

it('is not misled by files whose names only end like those of projects', () => {
  expect(subjects(anywhere, ['a/my-project.json', 'a/b/m.json'])).toHaveLength(1);
  expect(subjects(anywhere, ['a/my-project.json', 'a/b/m.json'])[0]).toContain('a/b governs');
});

it('makes one subject of many markers of one folder', () => {
  const files = ['.github/workflows/b.yml', '.github/workflows/a.yml'];
  expect(subjects(atRoot, files)).toEqual(['.github governs . by .github/workflows/a.yml']);
});

it('looks for markers from each root', () => {
  const files = ['.github/workflows/a.yml', 'apps/x/.github/workflows/a.yml'];
  expect(subjects(atRoot, files)).toEqual(['.github governs . by .github/workflows/a.yml']);
  expect(subjects(atRoot, files, { roots: ['.', 'apps/x'] })).toEqual([
    '.github governs . by .github/workflows/a.yml',
    'apps/x/.github governs apps/x by apps/x/.github/workflows/a.yml',
  ]);
});

it('takes the name of a root literally', () => {
  const files = ['(g)/.github/workflows/a.yml', 'g/.github/workflows/a.yml'];
  expect(subjects(atRoot, files, { roots: ['(g)'] })).toEqual([
    '(g)/.github governs (g) by (g)/.github/workflows/a.yml',
  ]);
});

it('leaves out excluded markers, but keeps the projects that are excluded files', () => {
  const files = ['a/project.json', 'a/fixtures/m.json', 'a/.x/m.json'];
  expect(subjects(anywhere, files, { exclude: ['**/fixtures/**', 'a/project.json'] })).toEqual([
    'a governs a/.x by a/.x/m.json',
  ]);
});

describe('files beside the marker', () => {
  const marker: Marker = { pattern: '**/m.json', beside: ['*.rego', 'caps/**/*.json'] };

  it('must all be there', () => {
    const files = ['a/m.json', 'a/x.rego', 'a/caps/d/c.json', 'b/m.json', 'b/x.rego', 'c/m.json'];
    expect(subjects(marker, files)).toEqual(['a governs a by a/m.json']);
  });

  it('must be beside it, and not near it', () => {
    expect(subjects(marker, ['a/m.json', 'x.rego', 'a/b/x.rego', 'a/caps/c.json'])).toEqual([]);
  });

  it('may be at the workspace root and above the marker', () => {
    expect(subjects(marker, ['m.json', 'x.rego', 'caps/c.json'])).toHaveLength(1);
    expect(subjects({ ...anywhere, beside: ['../up.yml'] }, ['a/m.json', 'up.yml'])).toHaveLength(
      1,
    );
    expect(subjects({ ...anywhere, beside: ['../up.yml'] }, ['a/m.json', 'b/up.yml'])).toEqual([]);
  });

  it.each(['a(b)', '[x]', '{a,b}', '!c', 'a b', '@s'])(
    'are found in a folder named %s',
    (folder) => {
      expect(
        subjects(
          marker,
          ['m.json', 'x.rego', 'caps/c.json'].map((f) => `${folder}/${f}`),
        ),
      ).toEqual([`${folder} governs ${folder} by ${folder}/m.json`]);
    },
  );
});

it('makes nothing of a marker whose project or folder would lie above the workspace', () => {
  expect(subjects({ pattern: '**/m.json', project: '..' }, ['m.json', 'a/m.json'])).toEqual([
    '. governs a by a/m.json',
  ]);
  expect(subjects({ pattern: '**/m.json', subject: '../..' }, ['m.json', 'a/m.json'])).toEqual([]);
});

describe('markerPatterns', () => {
  it('lists what inference depends on, once', () => {
    const controls = [
      fakeControl({ marker: atRoot }),
      fakeControl({ marker: { ...anywhere, beside: ['caps/*.json'] } }),
    ];
    expect(markerPatterns(controls, ['.', 'a[b]'])).toEqual([
      '**/*.json',
      '**/m.json',
      '.github/workflows/*.yml',
      'a[[]b]/.github/workflows/*.yml',
    ]);
  });
});
