import { valueAt, type JsonPath, type ReportBuilder } from '@gonogo/core';
import type { z } from 'zod';
import { bundleManifestSchema } from './bundle-manifest-schema.js';
import { describeValue, reportValue, type Manifest } from './manifest.js';

const { tenant_scope, promotion_policy, ownership } = bundleManifestSchema.shape;
const promotion = promotion_policy.shape.environment_promotion;
const { dev_to_staging, staging_to_prod } = promotion.shape.rules.shape;

/** A value that has a check of its own: its id, its path and what is allowed. */
interface ValueRule {
  readonly id: string;
  readonly path: JsonPath;
  readonly schema: z.ZodType;
}

const BLOCKS = ['compatibility', 'tenant_scope', 'promotion_policy'];

/** Evidence contract, section 1, in its order. */
const VALUE_RULES: readonly ValueRule[] = [
  ...under(['tenant_scope'], tenant_scope.shape, [
    ['manifest_tenant_scope_mode', 'mode'],
    ['manifest_tenant_scope_selection', 'tenant_selection'],
    ['manifest_tenant_scope_cross_tenant_allowed', 'cross_tenant_allowed'],
  ]),
  ...under(['promotion_policy'], promotion_policy.shape, [
    ['manifest_promotion_required_reviews', 'required_reviews'],
    ['manifest_promotion_requires_shadow_validation', 'enforce_requires_shadow_validation'],
    ['manifest_promotion_requires_version_bump', 'require_bundle_version_bump'],
  ]),
  ...under(['promotion_policy', 'environment_promotion'], promotion.shape, [
    ['manifest_environment_promotion_sequence', 'sequence'],
  ]),
  ...under(rulePath('dev_to_staging'), dev_to_staging.shape, [
    ['manifest_dev_to_staging_shadow_parity', 'require_shadow_parity'],
    ['manifest_dev_to_staging_canary_ratio', 'min_runtime_canary_pass_ratio'],
  ]),
  ...under(rulePath('staging_to_prod'), staging_to_prod.shape, [
    ['manifest_staging_to_prod_shadow_parity', 'require_shadow_parity'],
    ['manifest_staging_to_prod_canary_ratio', 'min_runtime_canary_pass_ratio'],
    ['manifest_staging_to_prod_required_approvals', 'required_approvals'],
  ]),
];

function rulePath(name: string): JsonPath {
  return ['promotion_policy', 'environment_promotion', 'rules', name];
}

function under<Key extends string>(
  path: JsonPath,
  shape: Readonly<Record<Key, z.ZodType>>,
  keys: readonly (readonly [id: string, key: Key])[],
): ValueRule[] {
  return keys.map(([id, key]) => ({ id, path: [...path, key], schema: shape[key] }));
}

const OWNERSHIP_RULES = under(['ownership'], ownership.shape, [
  ['manifest_ownership', 'team'],
  ['manifest_ownership', 'review_required'],
]);

/** Values that have a check of their own. */
export const CHECKED_VALUES: readonly JsonPath[] = [
  ['bundle_version'],
  ['policy_package'],
  ['decision_path'],
  ...[...VALUE_RULES, ...OWNERSHIP_RULES].map(({ path }) => path),
];

/** Objects that have a check of their own, which does not look into them. */
export const CHECKED_BLOCKS: readonly JsonPath[] = BLOCKS.map((block) => [block]);

/** Checks that the blocks are objects. Their content is checked below them. */
export function checkBlocks(report: ReportBuilder, manifest: Manifest): void {
  for (const block of BLOCKS) {
    const value = valueAt(manifest.value, [block]);
    const passed = isObject(value);
    const met = passed ? `${block} is an object` : describeValue(manifest, [block]);
    const detail = passed ? met : `${met}; expected: an object`;
    const location = manifest.document.locate([block]);
    report.check(`manifest_${block}_block`, passed, detail, { location });
  }
}

/** Checks the values of the blocks, and who owns the bundle. */
export function checkValues(report: ReportBuilder, manifest: Manifest): void {
  for (const rule of VALUE_RULES) {
    const { id, path, schema } = rule;
    const passed = holds(rule, manifest);
    reportValue(report, manifest, { id, path, passed, expected: schema.description ?? '' });
  }
  checkOwnership(report, manifest);
}

function checkOwnership(report: ReportBuilder, manifest: Manifest): void {
  const wrong = OWNERSHIP_RULES.filter((rule) => !holds(rule, manifest));
  const rules = wrong.length > 0 ? wrong : OWNERSHIP_RULES;
  const details = rules.map(({ path, schema }) => {
    const met = describeValue(manifest, path);
    return wrong.length > 0 ? `${met}; expected: ${schema.description}` : met;
  });
  const location = manifest.document.locate(wrong[0]?.path ?? ['ownership']);
  report.check('manifest_ownership', wrong.length === 0, details.join('; '), { location });
}

function holds({ path, schema }: ValueRule, manifest: Manifest): boolean {
  return schema.safeParse(valueAt(manifest.value, path)).success;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
