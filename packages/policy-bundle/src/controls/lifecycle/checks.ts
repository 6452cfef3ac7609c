import type { CheckDescriptions } from '@gonogo/core';

/** Both rules of the environment promotion have these. */
const PARITY_FIX = 'Set `require_shadow_parity` of the rule to `true`';
const CANARY_FIX = 'Set `min_runtime_canary_pass_ratio` of the rule to `1.0` (a number)';

/** Every check of the control. Evidence contract, section 1. */
export const lifecycleChecks: CheckDescriptions = {
  bundle_root_exists: {
    proves: 'The folder of the bundle has its manifest or its Rego file',
    fix: 'Correct the folder that is governed (`root`), or the options `manifest_file` and `rego_file`',
  },
  bundle_manifest_exists: {
    proves: 'The manifest is there and can be read',
    fix: 'Add the file, or name the one that is there with the option `manifest_file`; git must not ignore it',
  },
  policy_rego_exists: {
    proves: 'The Rego file is there and can be read',
    fix: 'Add the file, or name the one that is there with the option `rego_file`; git must not ignore it',
  },
  manifest_json_valid: {
    proves: 'The manifest is one JSON object in which no key is repeated',
    fix: 'Correct the JSON at the place that is named',
  },
  manifest_policy_package: {
    proves: '`policy_package` is the expected package',
    fix: 'Write the package that the decision path and the Rego file have, or correct the option `expected_package`',
  },
  manifest_decision_path: {
    proves: '`decision_path` is the expected decision path',
    fix: 'Write `/v1/data/` and the package with slashes for dots, or correct the option `expected_decision_path`',
  },
  manifest_bundle_version: {
    proves: '`bundle_version` is a semantic version `N.N.N` and nothing else',
    fix: 'Write a string such as `"1.4.0"`: no prefix, no suffix',
  },
  manifest_compatibility_block: {
    proves: '`compatibility` is an object',
    fix: 'Add the object',
  },
  manifest_tenant_scope_block: {
    proves: '`tenant_scope` is an object',
    fix: 'Add the object with `mode`, `tenant_selection` and `cross_tenant_allowed`',
  },
  manifest_promotion_policy_block: {
    proves: '`promotion_policy` is an object',
    fix: 'Add the object with its reviews, its rules of change and `environment_promotion`',
  },
  manifest_tenant_scope_mode: {
    proves: '`tenant_scope.mode` is a known mode',
    fix: 'Write `"shared_with_tenant_constraints"` or `"tenant_scoped"`',
  },
  manifest_tenant_scope_selection: {
    proves: 'The tenant is taken from the context alone',
    fix: 'Set `tenant_scope.tenant_selection` to `"context_tenant_only"`',
  },
  manifest_tenant_scope_cross_tenant_allowed: {
    proves: 'No access across tenants is allowed',
    fix: 'Set `tenant_scope.cross_tenant_allowed` to `false`; `0` and `"false"` are not that',
  },
  manifest_promotion_required_reviews: {
    proves: 'A promotion needs at least one review',
    fix: 'Set `promotion_policy.required_reviews` to an integer from 1',
  },
  manifest_promotion_requires_shadow_validation: {
    proves: 'Nothing is enforced before it was validated in the shadow',
    fix: 'Set `promotion_policy.enforce_requires_shadow_validation` to `true`',
  },
  manifest_promotion_requires_version_bump: {
    proves: 'A promotion demands a new version of the bundle',
    fix: 'Set `promotion_policy.require_bundle_version_bump` to `true`',
  },
  manifest_environment_promotion_sequence: {
    proves: 'Environments follow each other as dev, staging, prod',
    fix: 'Write `["dev", "staging", "prod"]`, in this order and nothing else',
  },
  manifest_dev_to_staging_shadow_parity: {
    proves: 'Promotion from dev to staging requires parity with the shadow',
    fix: PARITY_FIX,
  },
  manifest_dev_to_staging_canary_ratio: {
    proves: 'Promotion from dev to staging requires that every canary passed',
    fix: CANARY_FIX,
  },
  manifest_staging_to_prod_shadow_parity: {
    proves: 'Promotion from staging to prod requires parity with the shadow',
    fix: PARITY_FIX,
  },
  manifest_staging_to_prod_canary_ratio: {
    proves: 'Promotion from staging to prod requires that every canary passed',
    fix: CANARY_FIX,
  },
  manifest_staging_to_prod_required_approvals: {
    proves: 'Promotion from staging to prod needs at least two approvals',
    fix: 'Set `required_approvals` of the rule to an integer from 2',
  },
  manifest_ownership: {
    proves: 'A team owns the bundle, and its review is required',
    fix: 'Set `ownership.team` to the name of the team and `ownership.review_required` to `true`',
  },
  manifest_schema: {
    proves: 'The manifest has no unknown key at any level',
    fix: 'Remove the key or correct its name; the known ones are listed',
  },
  rego_package: {
    proves: 'The Rego file declares the package',
    fix: 'Correct the `package` line; a comment or a string does not count',
  },
  rego_default_result: {
    proves: 'The Rego file has a rule `default result`',
    fix: 'Add one, such as `default result := {"allow": false}`',
  },
  expected_decision_path_valid: {
    proves: 'The decision path is a URL path that names the package',
    fix: 'Write `/v1/data/` and the package with slashes for dots',
  },
  bundle_version_bumped: {
    proves: 'Where the content differs from the base commit, the version is higher than there',
    fix: 'Raise `bundle_version`. As a warning: give git its history (`fetch-depth: 0`), or set `NX_BASE`',
  },
};
