import { toJson } from './bench-workspace';

/** The files of a policy bundle on which every check passes, by path relative to its folder. */
export function policyBundle(name: string): Record<string, string> {
  const identifier = name.replace(/\W/g, '_');
  const manifest = {
    bundle_name: `${identifier}_policy`,
    bundle_version: '1.2.0',
    policy_package: `${identifier}.access`,
    decision_path: `/v1/data/${identifier}/access`,
    compatibility: {
      external_adapter: 'opa_http_v1',
      input_contract: 'access_request_v1',
      output_contract: 'status_reason_v1',
    },
    tenant_scope: {
      mode: 'shared_with_tenant_constraints',
      tenant_selection: 'context_tenant_only',
      cross_tenant_allowed: false,
    },
    promotion_policy: promotionPolicy(),
    ownership: { team: 'checkout', review_required: true },
  };
  return {
    'bundle_manifest.json': toJson(manifest),
    'policy_pre.rego': `package ${identifier}.access\n\nimport rego.v1\n\ndefault result := {"status": "deny", "reason": "nothing allows it"}\n`,
  };
}

function promotionPolicy(): unknown {
  return {
    required_reviews: 1,
    enforce_requires_shadow_validation: true,
    require_bundle_version_bump: true,
    environment_promotion: {
      sequence: ['dev', 'staging', 'prod'],
      rules: {
        dev_to_staging: { require_shadow_parity: true, min_runtime_canary_pass_ratio: 1 },
        staging_to_prod: {
          require_shadow_parity: true,
          min_runtime_canary_pass_ratio: 1,
          required_approvals: 2,
        },
      },
    },
  };
}
