/** File names of what the gate writes; it never takes them as evidence. */
export const REPORTS = {
  policyVerification: 'release_gate_policy_verification_report.json',
  governance: 'governance_executive_summary.json',
  governanceMarkdown: 'governance_executive_summary.md',
  runtime: 'runtime_governance_executive_summary.json',
  runtimeMarkdown: 'runtime_governance_executive_summary.md',
  gate: 'release_readiness_gate_report.json',
  gateMarkdown: 'release_readiness_gate_summary.md',
} as const;
