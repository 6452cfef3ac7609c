import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '@gonogo/core';
import { runOn } from '@gonogo/core/testing';
import { lifecycle } from './control.js';

const GREEN = join(__dirname, 'fixtures/green');
const MANIFEST = readFileSync(join(GREEN, 'bundle_manifest.json'), 'utf8');
const REGO = readFileSync(join(GREEN, 'policy_pre.rego'), 'utf8');

type Files = Record<string, string | Buffer>;

async function findings(files: Files, options: Record<string, unknown> = {}): Promise<Check[]> {
  const bundle = { 'bundle_manifest.json': MANIFEST, 'policy_pre.rego': REGO, ...files };
  const environment = { PATH: '/nonexistent' };
  const { checks } = await runOn(lifecycle, bundle, { options, environment });
  return checks.filter(({ passed, severity }) => !passed && severity === 'error');
}

async function failedIds(files: Files, options: Record<string, unknown> = {}): Promise<string[]> {
  return (await findings(files, options)).map(({ check_id }) => check_id);
}

/** The green manifest with the value at a dotted path replaced, or removed where it is `undefined`. */
function manifestWith(path: string, value: unknown): Files {
  const manifest: unknown = JSON.parse(MANIFEST);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce((node, key) => (node as Record<string, unknown>)[key], manifest);
  (parent as Record<string, unknown>)[last] = value;
  return { 'bundle_manifest.json': JSON.stringify(manifest, null, 2) };
}

describe('JSON types are exact', () => {
  const values = [1, 0, 1.5, -1, '1', '', 'true', 'false', true, false, null, [], {}, undefined];
  const promotion = 'promotion_policy.environment_promotion';
  it.each([
    ['bundle_version', 'manifest_bundle_version', ['0.0.0', '10.20.30']],
    ['tenant_scope.mode', 'manifest_tenant_scope_mode', ['shared_with_tenant_constraints']],
    ['tenant_scope.tenant_selection', 'manifest_tenant_scope_selection', ['context_tenant_only']],
    ['tenant_scope.cross_tenant_allowed', 'manifest_tenant_scope_cross_tenant_allowed', [false]],
    ['promotion_policy.required_reviews', 'manifest_promotion_required_reviews', [1, 7]],
    [
      'promotion_policy.enforce_requires_shadow_validation',
      'manifest_promotion_requires_shadow_validation',
      [true],
    ],
    [
      'promotion_policy.require_bundle_version_bump',
      'manifest_promotion_requires_version_bump',
      [true],
    ],
    [
      `${promotion}.sequence`,
      'manifest_environment_promotion_sequence',
      [['dev', 'staging', 'prod']],
    ],
    [
      `${promotion}.rules.dev_to_staging.require_shadow_parity`,
      'manifest_dev_to_staging_shadow_parity',
      [true],
    ],
    [
      `${promotion}.rules.staging_to_prod.min_runtime_canary_pass_ratio`,
      'manifest_staging_to_prod_canary_ratio',
      [1, 1.5],
    ],
    [
      `${promotion}.rules.staging_to_prod.required_approvals`,
      'manifest_staging_to_prod_required_approvals',
      [2, 3],
    ],
    ['ownership.review_required', 'manifest_ownership', [true]],
    ['ownership.team', 'manifest_ownership', ['x']],
  ])('%s', async (path, id, allowed) => {
    for (const value of allowed) expect(await failedIds(manifestWith(path, value))).toEqual([]);
    const sameText = new Set(allowed.map((value) => JSON.stringify(value)));
    const wrong = values.filter((value) => !sameText.has(JSON.stringify(value)));
    for (const value of wrong.filter((v) => !isAllowedToo(path, v))) {
      expect(await failedIds(manifestWith(path, value))).toEqual([id]);
    }
  });

  /** Of the common wrong values, those that this path allows. */
  function isAllowedToo(path: string, value: unknown): boolean {
    const isText = typeof value === 'string' && value !== '';
    return (path.endsWith('team') && isText) || (path.endsWith('ratio') && value === 1.5);
  }

  it.each(['1.0', '1.0.0.0', 'v1.0.0', '01.0.0', '1.0.0-rc.1', '1.0.0+b', ' 1.0.0', '1.0.0\n'])(
    'version %j is none',
    async (version) => {
      expect(await failedIds(manifestWith('bundle_version', version))).toEqual([
        'manifest_bundle_version',
      ]);
    },
  );

  it('takes 1.0 for the integer that it is in JSON', async () => {
    const text = MANIFEST.replace('"required_reviews": 1', '"required_reviews": 1.0');
    expect(await failedIds({ 'bundle_manifest.json': text })).toEqual([]);
  });

  it.each([
    [['dev', 'staging']],
    [['dev', 'staging', 'prod', 'prod']],
    [['Dev', 'staging', 'prod']],
    [{ 0: 'dev', 1: 'staging', 2: 'prod' }],
  ])('sequence %j is another one', async (sequence) => {
    expect(await failedIds(manifestWith(`${promotion}.sequence`, sequence))).toEqual([
      'manifest_environment_promotion_sequence',
    ]);
  });
});

describe('manifest_schema', () => {
  it.each(['', 'compatibility.', 'tenant_scope.', 'promotion_policy.', 'ownership.'])(
    'finds an unknown key at level "%s"',
    async (level) => {
      const [finding, ...others] = await findings(manifestWith(`${level}Extra`, 1));
      expect(others).toEqual([]);
      expect(finding).toMatchObject({
        check_id: 'manifest_schema',
        location: { column: level ? 5 : 3 },
      });
      expect(finding?.detail).toContain(`${level}Extra: unknown key; known keys: "`);
    },
  );

  it('finds every unknown, ill-typed and repeated key at once, __proto__ included', async () => {
    const text = MANIFEST.replace('"bundle_name": "acme_access_bundle"', '"bundle_name": 5')
      .replace('"ownership"', '"__proto__": {},\n  "ownership"')
      .replace('"required_reviews": 1', '"required_reviews": 0, "required_reviews": 1')
      .replace('"min_runtime', '"max": 1, "min_runtime');
    const [finding, ...others] = await findings({ 'bundle_manifest.json': text });
    expect(others).toEqual([]);
    expect(finding?.detail.split('; line')).toHaveLength(4);
    for (const part of [
      'line 2: bundle_name is 5; expected: a value of type string',
      'promotion_policy.environment_promotion.rules.dev_to_staging.max: unknown key',
      '__proto__: unknown key',
      'line 17: promotion_policy.required_reviews: the key is repeated',
    ]) {
      expect(finding?.detail).toContain(part);
    }
  });

  it('allows a manifest without the optional keys', async () => {
    const text = MANIFEST.replace('  "bundle_name": "acme_access_bundle",\n', '');
    expect(await failedIds({ 'bundle_manifest.json': text })).toEqual([]);
    expect(await failedIds(manifestWith('compatibility', {}))).toEqual([]);
  });
});

describe('package and decision path', () => {
  const packaged = (name: string, path: string): Files => ({
    'bundle_manifest.json': MANIFEST.replace('acme.access.pre', name).replace(
      '/v1/data/acme/access/pre',
      path,
    ),
  });

  it('fails where manifest and Rego file name different packages', async () => {
    expect(await failedIds(packaged('acme.post', '/v1/data/acme/post'))).toEqual(['rego_package']);
  });

  it.each([
    '/v1/data/acme/access/pre/',
    '/v1/data/acme.access.pre',
    '/V1/data/acme/access/pre',
    '/v1/data/acme/access/pre?x',
    '',
  ])('fails for the decision path %j', async (path) => {
    expect(await failedIds(packaged('acme.access.pre', path))).toEqual([
      'manifest_decision_path',
      'expected_decision_path_valid',
    ]);
  });

  it('compares with the options where they are given', async () => {
    const options = {
      expected_package: 'acme.access.pre',
      expected_decision_path: '/v1/data/acme/access/pre',
    };
    expect(await failedIds({}, options)).toEqual([]);
    expect(await failedIds({}, { expected_package: 'acme.other' })).toEqual([
      'manifest_policy_package',
      'manifest_decision_path',
      'rego_package',
      'expected_decision_path_valid',
    ]);
    expect(await failedIds({}, { expected_decision_path: '/v1/data/acme' })).toEqual([
      'manifest_decision_path',
      'expected_decision_path_valid',
    ]);
  });

  it('compares quoted segments one by one', async () => {
    const rego = REGO.replace('acme.access.pre', 'acme["access-x"].pre');
    const files = {
      ...packaged('acme.access-x.pre', '/v1/data/acme/access-x/pre'),
      'policy_pre.rego': rego,
    };
    expect(await failedIds(files)).toEqual([]);
    const joined = { 'policy_pre.rego': REGO.replace('acme.access.pre', 'acme["access.pre"]') };
    expect(await failedIds(joined)).toEqual(['rego_package']);
  });
});

describe('the Rego file', () => {
  it.each([
    ['only in a comment', REGO.replace('default result', '# default result')],
    ['only in a string', REGO.replace('default result', 'x := `default result` #')],
    ['as a function', REGO.replace('default result :=', 'default result(_) :=')],
  ])('fails for a default result that is %s', async (_, rego) => {
    expect(await failedIds({ 'policy_pre.rego': rego })).toEqual(['rego_default_result']);
  });

  it('fails where OPA could not read it, and says where', async () => {
    const checks = await findings({ 'policy_pre.rego': `${REGO}x := "open\n` });
    expect(checks.map(({ check_id }) => check_id)).toEqual(['rego_package', 'rego_default_result']);
    expect(checks[0]).toMatchObject({
      detail:
        'OPA cannot read the file: the string that starts here is not closed: add the closing quote',
      location: { file: 'policy_pre.rego', line: 9, column: 6 },
    });
  });

  it('reads CRLF and a byte-order mark', async () => {
    const rego = `\uFEFF${REGO.replaceAll('\n', '\r\n')}`;
    expect(await failedIds({ 'policy_pre.rego': rego })).toEqual([]);
  });

  it('is checked although the manifest cannot be read', async () => {
    const files = { 'bundle_manifest.json': '[', 'policy_pre.rego': 'package x' };
    expect(await failedIds(files)).toEqual(['manifest_json_valid', 'rego_default_result']);
    expect(await failedIds(files, { expected_package: 'a' })).toEqual([
      'manifest_json_valid',
      'rego_package',
      'rego_default_result',
    ]);
  });
});

describe('bad input', () => {
  it.each([
    ['empty', '', 'is empty'],
    ['binary', Buffer.from([0xff, 0xfe, 0, 1]), 'is not UTF-8'],
    ['huge', Buffer.alloc(50 * 1024 * 1024, ' '), 'is too large'],
    ['an array', '[]', 'is an array; expected: an object'],
    ['null', 'null', 'is null; expected: an object'],
    ['deep', '['.repeat(1_000_000), 'nests deeper than 256 levels'],
    ['commented', `// note\n${MANIFEST}`, 'is a comment'],
  ])('a manifest that is %s', async (_, content, message) => {
    const checks = await findings({ 'bundle_manifest.json': content });
    const invalid = checks.find(({ check_id }) => check_id === 'manifest_json_valid');
    expect(invalid?.detail).toContain(message);
    expect(invalid?.detail).toContain('left out until then');
  });

  it.each([
    ['empty', ''],
    ['brackets', '{'.repeat(1_000_000)],
    ['huge', Buffer.alloc(50 * 1024 * 1024, ' ')],
    ['binary', Buffer.from([0xff, 0xfe, 0, 1])],
  ])('a Rego file that is %s', async (_, content) => {
    expect((await findings({ 'policy_pre.rego': content })).length).toBeGreaterThan(0);
  });

  it('a folder in place of each file', async () => {
    const environment = { PATH: '/nonexistent' };
    const files = { 'bundle_manifest.json/x': '', 'policy_pre.rego/x': '' };
    const { checks, status } = await runOn(lifecycle, files, { environment });
    expect(status).toBe('failed');
    expect(checks.filter(({ passed }) => !passed).map(({ detail }) => detail)).toEqual([
      expect.stringContaining('bundle_manifest.json is a directory'),
      expect.stringContaining('policy_pre.rego is a directory'),
      expect.stringContaining('bundle_manifest.json is a directory'),
    ]);
  });
});

describe('options', () => {
  it('name the files', async () => {
    const options = { manifest_file: 'meta/m.json', rego_file: 'pre/decide.rego' };
    const environment = { PATH: '/nonexistent' };
    const files = { 'b/meta/m.json': MANIFEST, 'b/pre/decide.rego': REGO };
    const report = await runOn(lifecycle, files, { options, environment, root: 'b' });
    expect(report).toMatchObject({ status: 'passed', bundle_root: 'b', summary: { warnings: 1 } });
    expect(report.inputs.map(({ path }) => path)).toEqual(['b/meta/m.json', 'b/pre/decide.rego']);
  });

  it.each(['../m.json', '/m.json', 'a/../m.json', '*.json', 'a\\b.json', '', './m.json', 'a//b'])(
    'refuse %j as a file of the bundle',
    async (manifest_file) => {
      await expect(findings({}, { manifest_file })).rejects.toThrow('manifest_file');
    },
  );

  it('refuse what they do not know', async () => {
    await expect(findings({}, { manifest: 'x' })).rejects.toThrow('manifest_file');
  });
});
