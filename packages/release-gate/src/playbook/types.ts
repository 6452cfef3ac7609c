/** The consolidations a report takes part in. Evidence contract, section 10. */
export type SummaryName = 'governance' | 'runtime';

/** Settings of the gate's policy that hold a number which a report must reach. */
export type NumericSetting =
  'durability_advanced_min_expected_scenarios' | 'durability_advanced_min_expected_tests';

/** What a value in a report must be. */
export type Demand =
  | { readonly kind: 'equals'; readonly value: boolean | number }
  | { readonly kind: 'at-least'; readonly value: number | NumericSetting };

/** A demand of the playbook beside the status. */
export interface Condition {
  readonly checkId: string;
  /** Keys from the top of the report to the value. */
  readonly field: readonly string[];
  readonly demand: Demand;
}

/** How the status of a report is judged. */
export type StatusRule =
  /** The folded status must be passed. */
  | { readonly kind: 'passed'; readonly checkId: string }
  /** As `passed`; unverified is allowed inside the window of playbook section 2.5. */
  | { readonly kind: 'attestable'; readonly checkId: string }
  /** As `passed`; unverified is allowed where the policy has `allow_trend_unverified`. */
  | { readonly kind: 'trend'; readonly checkId: string }
  /** `slo_status` must be one of the words that the policy lists. */
  | {
      readonly kind: 'slo';
      readonly checkId: string;
      readonly allowed: 'dx_allowed_slo_statuses' | 'trend_allowed_slo_statuses';
      readonly mayBeUnverified: boolean;
    }
  /** The report is judged by its conditions; a status that it has all the same must be passed. */
  | { readonly kind: 'conditions'; readonly checkId: string };

/** A report that the playbook demands before a release. */
export interface ExpectedReport {
  /** First part of its check ids. */
  readonly name: string;
  /** File name in an artifacts folder. */
  readonly file: string;
  /** Contract that it must name; undefined where the playbook fixes none. */
  readonly contract?: string;
  /** The section of the playbook that demands it. */
  readonly playbook: string;
  readonly summaries: readonly SummaryName[];
  readonly status: StatusRule;
  readonly conditions: readonly Condition[];
  /** It tells about remote state, so its age counts even where it lists the files that it read. */
  readonly remote?: boolean;
  /** Nx target of the suite that makes it; undefined where another tool does. */
  readonly target?: string;
}
