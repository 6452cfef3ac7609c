import type { CapabilityGuardrails } from '../guardrails/capability-guardrails.js';
import type { OverlapAlert } from '../guardrails/overlap.js';
import type { SkillGuardrails } from '../guardrails/skill-guardrails.js';
import { array, float, object, type Printable } from './print.js';

const SKILL_POLICY_HINTS = {
  canonical_first:
    'Prefer one canonical skill per job-to-be-done; model variants with inputs/profiles.',
  new_skill_gate:
    'Require explicit differentiation from existing skills with similar capability graph.',
  sunset: 'If overlap remains unresolved and usage is low, deprecate duplicate skill IDs.',
} as const;

const CAPABILITY_POLICY_HINTS = {
  admission: 'New capability IDs require differentiation from existing domain/verb families.',
  compatibility: 'Prefer additive evolution; avoid breaking contract changes in place.',
  sunset: 'Deprecated capabilities must include replacement and lifecycle dates.',
} as const;

export const OVERLAP_RECOMMENDATION = 'consider-merge-or-profile-variants';
export const FAMILY_RECOMMENDATION = 'review-for-canonical-operation';
export const DUPLICATE_RECOMMENDATION = 'consider-merge-or-differentiate-description';

function overlapAlert(alert: OverlapAlert): Printable {
  return object([
    ['left_skill_id', alert.left.id],
    ['right_skill_id', alert.right.id],
    ['left_channel', alert.left.channel],
    ['right_channel', alert.right.channel],
    ['shared_capabilities', array(alert.sharedCapabilities)],
    ['capability_jaccard', float(alert.capabilityJaccard)],
    ['output_jaccard', float(alert.outputJaccard)],
    ['combined_score', float(alert.combinedScore)],
    ['risk', alert.risk],
    ['recommendation', OVERLAP_RECOMMENDATION],
  ]);
}

/** `governance_guardrails.json`. Registry rules, "Skill guardrails". */
export function skillGovernanceCatalog(guardrails: SkillGuardrails): Printable {
  const { rule, metadataIssues, overlaps, unknownCapabilities } = guardrails;
  // One entry for each id, also where two skills share it.
  const unknown = new Map(
    unknownCapabilities.map(({ skill, ids }) => [skill.id, array(ids)] as const),
  );
  return object([
    [
      'summary',
      object([
        ['skills_total', guardrails.skillsTotal],
        ['skills_with_metadata_issues', metadataIssues.length],
        ['overlap_alerts', overlaps.length],
        ['unknown_capability_references', unknown.size],
        ['overlap_threshold', float(rule.overlapThreshold)],
        ['min_shared_capabilities', rule.minSharedCapabilities],
      ]),
    ],
    [
      'skills_with_metadata_issues',
      array(
        metadataIssues.map(({ skill, issues }) =>
          object([
            ['skill_id', skill.id],
            ['channel', skill.channel],
            ['issues', array(issues)],
          ]),
        ),
      ),
    ],
    ['overlap_alerts', array(overlaps.map(overlapAlert))],
    ['unknown_capability_references', object([...unknown])],
    ['policy_hints', object(Object.entries(SKILL_POLICY_HINTS))],
  ]);
}

function idsOf(entries: readonly { readonly id: string }[]): Printable {
  return array(entries.map(({ id }) => id));
}

function familyAlerts({ families }: CapabilityGuardrails): Printable {
  return array(
    families.map(({ domain, verb, capabilities, nouns }) =>
      object([
        ['domain', domain],
        ['verb', verb],
        ['capability_ids', idsOf(capabilities)],
        ['noun_variants', array(nouns)],
        ['recommendation', FAMILY_RECOMMENDATION],
      ]),
    ),
  );
}

function duplicateAlerts({ duplicates }: CapabilityGuardrails): Printable {
  return array(
    duplicates.map(({ description, capabilities }) =>
      object([
        ['description', description],
        ['capability_ids', idsOf(capabilities)],
        ['recommendation', DUPLICATE_RECOMMENDATION],
      ]),
    ),
  );
}

/** `capability_governance_guardrails.json`. Registry rules, "Capability guardrails". */
export function capabilityGovernanceCatalog(guardrails: CapabilityGuardrails): Printable {
  const { uncoveredDomains, families, duplicates, metadataIssues } = guardrails;
  return object([
    [
      'summary',
      object([
        ['capabilities_total', guardrails.capabilitiesTotal],
        ['covered_domains', guardrails.coveredDomains],
        ['uncovered_domains', uncoveredDomains.length],
        ['semantic_family_alerts', families.length],
        ['duplicate_description_alerts', duplicates.length],
        ['metadata_issues', metadataIssues.length],
      ]),
    ],
    ['uncovered_domains', array(uncoveredDomains)],
    ['semantic_family_alerts', familyAlerts(guardrails)],
    ['duplicate_description_alerts', duplicateAlerts(guardrails)],
    [
      'metadata_issues',
      array(
        metadataIssues.map(({ capability, issues }) =>
          object([
            ['capability_id', capability.id],
            ['issues', array(issues)],
          ]),
        ),
      ),
    ],
    ['policy_hints', object(Object.entries(CAPABILITY_POLICY_HINTS))],
  ]);
}
