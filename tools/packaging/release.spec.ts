import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GIT_ENVIRONMENT, type TestRepository } from '@gonogo/core/testing';
import { publishedFolders, readManifest, REPOSITORY } from './manifests';
import { copyRepository } from './repository-copy';

const { version: CURRENT } = readManifest(join(REPOSITORY, 'packages/core'));
const NEXT = '9.8.7';
const MANIFESTS = publishedFolders().map((folder) => `packages/${folder}/package.json`);
/** Nobody listens there: what succeeds needs no registry. */
const UNREACHABLE = 'http://127.0.0.1:9/';

/** Arguments of a command in docs/packages.md, with the version of this test. */
function documented(command: 'version' | 'changelog'): string[] {
  const page = readFileSync(join(REPOSITORY, 'docs/packages.md'), 'utf8');
  const given = new RegExp(`^ *npx nx release ${command} [0-9.]+(.*)$`, 'm').exec(page);
  if (given === null) throw new Error(`docs/packages.md has no command "nx release ${command}".`);
  return [command, NEXT, ...(given[1] ?? '').split(' ').filter((arg) => arg !== '')];
}

let repository: TestRepository;

beforeAll(() => {
  const temporary = mkdtempSync(join(realpathSync(tmpdir()), 'gonogo-release-'));
  repository = copyRepository(temporary);
}, 300_000);

afterAll(() => rmSync(repository.root, { recursive: true, force: true }));

afterEach(() => {
  repository.git('reset', '--quiet', '--hard');
  repository.git('clean', '--quiet', '--force', '-d');
});

/** Runs `nx release` in the copy, cut off from the registry and from settings of the machine, and gives what it prints to both streams. */
function nxRelease(...args: string[]): string {
  const nx = join(repository.root, 'node_modules/nx/dist/bin/nx.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [nx, 'release', ...args], {
    cwd: repository.root,
    encoding: 'utf8',
    env: {
      ...GIT_ENVIRONMENT,
      HOME: join(repository.root, 'tmp'),
      NO_COLOR: '1',
      NX_DAEMON: 'false',
      NPM_CONFIG_REGISTRY: UNREACHABLE,
      NPM_CONFIG_FETCH_RETRIES: '0',
      NPM_CONFIG_UPDATE_NOTIFIER: 'false',
    },
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = `${stdout}${stderr}`;
  if (status === 0) return output;
  throw new Error(`nx release ${args.join(' ')} ended with ${String(status)}:\n${output}`);
}

function changedFiles(): string[] {
  return repository
    .git('status', '--porcelain', '--untracked-files=all')
    .split('\n')
    .map((line) => line.trim().split(' ').at(-1) ?? '')
    .filter((path) => path !== '');
}

/** The value with another version wherever one of the suite's packages has the current one, and nothing else changed. */
function withVersion(value: unknown, version: string): unknown {
  const text = JSON.stringify(value)
    .replaceAll(/("@gonogo\/[a-z-]+"):"([^"]+)"/g, (all, name: string, found: string) =>
      found === CURRENT ? `${name}:"${version}"` : all,
    )
    .replaceAll(/("name":"@gonogo\/[a-z-]+","version"):"([^"]+)"/g, `$1:"${version}"`);
  return JSON.parse(text);
}

/** The file as it was before the release. */
function committed(path: string): unknown {
  return JSON.parse(repository.git('show', `HEAD:${path}`));
}

describe('nx release', () => {
  it('would version all packages and what they need of each other, and nothing else', () => {
    const output = nxRelease(...documented('version'), '--dry-run', '--first-release');
    const updated = [...output.matchAll(/^(?:UPDATE|CREATE|DELETE) (\S+)/gm)].map(
      ([, path]) => path,
    );
    expect(updated.sort()).toEqual(MANIFESTS);
    const changed = [...output.matchAll(/^([+-]) +(.+?),?$/gm)].map(
      ([, sign = '', text = '']) => sign + text,
    );
    const dependants = MANIFESTS.length - 1;
    const times = (count: number, line: string): string[] => Array<string>(count).fill(line);
    expect(changed.sort()).toEqual(
      [
        ...times(MANIFESTS.length, `-"version": "${CURRENT}"`),
        ...times(MANIFESTS.length, `+"version": "${NEXT}"`),
        ...times(dependants, `-"@gonogo/core": "${CURRENT}"`),
        ...times(dependants, `+"@gonogo/core": "${NEXT}"`),
      ].sort(),
    );
    expect(changedFiles()).toEqual([]);
  }, 300_000);

  it('versions the packages and the lock file, without a registry', () => {
    nxRelease(...documented('version'));
    expect(changedFiles().sort()).toEqual(['package-lock.json', ...MANIFESTS]);
    for (const path of [...MANIFESTS, 'package-lock.json']) {
      const before = committed(path);
      expect(withVersion(before, NEXT)).not.toEqual(before);
      const after: unknown = JSON.parse(readFileSync(join(repository.root, path), 'utf8'));
      expect(after).toEqual(withVersion(before, NEXT));
    }
    expect(repository.git('tag', '--list')).toBe('');
  }, 300_000);

  it('would publish all packages', () => {
    const output = nxRelease('publish', '--dry-run', '--first-release');
    expect(output.split(`Would publish to ${UNREACHABLE} with tag "latest"`)).toHaveLength(
      MANIFESTS.length + 1,
    );
    for (const folder of publishedFolders())
      expect(output).toContain(`nx run @gonogo/${folder}:nx-release-publish`);
    expect(output).toContain(`for ${MANIFESTS.length} projects`);
  }, 300_000);

  it('writes one changelog, with every commit since the last release', () => {
    repository.git('tag', `v${CURRENT}`);
    repository.git('commit', '--quiet', '--allow-empty', '--message', 'Read what was not read');
    nxRelease(...documented('changelog'));
    repository.git('tag', '--delete', `v${CURRENT}`);
    expect(changedFiles()).toEqual(['CHANGELOG.md']);
    const changelog = readFileSync(join(repository.root, 'CHANGELOG.md'), 'utf8');
    expect(changelog).toMatch(
      new RegExp(`^## ${NEXT} \\([0-9-]+\\)\\n\\n### Changes\\n\\n- Read what was not read\\s*$`),
    );
  }, 300_000);
});
