import type { ControlContext, Location, ReportBuilder, Severity } from '@gonogo/core';
import type { SkillEntry } from '../../catalog/entries.js';
import type { MetadataIssue } from '../../guardrails/metadata-issues.js';
import type { OverlapAlert, OverlapRule } from '../../guardrails/overlap.js';
import type { SkillGuardrails } from '../../guardrails/skill-guardrails.js';
import type { Channel } from '../../model/folders.js';
import { loadSkillGuardrails } from '../../model/registry.js';
import { loadCapabilities, loadSkills } from '../../model/sources.js';
import { valueOf } from '../../yaml/query.js';
import { reportBroken } from '../report-broken.js';

/** What the control is told. */
export interface SkillGuardrailOptions extends OverlapRule {
  readonly capabilitiesFolder: string;
  readonly skillsFolder: string;
  readonly failOnOverlap: boolean;
  readonly failOnHighRiskOverlapChannels: readonly Channel[];
  readonly failOnMetadataChannels: readonly Channel[];
  readonly failOnMetadataIssues: readonly MetadataIssue[];
}

function placeOf(skill: SkillEntry, key: string): Location {
  return skill.file.locate((valueOf(skill.root, key) ?? skill.root).offset);
}

function severityOf(blocking: boolean): Severity {
  return blocking ? 'error' : 'warning';
}

function blocksOverlap(alert: OverlapAlert<SkillEntry>, options: SkillGuardrailOptions): boolean {
  if (options.failOnOverlap) return true;
  const channels = options.failOnHighRiskOverlapChannels;
  const concerned = channels.includes(alert.left.channel) || channels.includes(alert.right.channel);
  return alert.risk === 'high' && concerned;
}

function reportOverlaps(
  report: ReportBuilder,
  { overlaps }: SkillGuardrails,
  options: SkillGuardrailOptions,
): void {
  for (const alert of overlaps) {
    const { left, right, combinedScore, risk, sharedCapabilities } = alert;
    const detail = `${left.id} and ${right.id} overlap by ${combinedScore} (${risk} risk; both use ${sharedCapabilities.join(', ')}); merge them, or make them variants of one skill`;
    const severity = severityOf(blocksOverlap(alert, options));
    report.check('skill.overlap', false, detail, { severity, location: placeOf(left, 'id') });
  }
}

function reportMetadata(
  report: ReportBuilder,
  { metadataIssues }: SkillGuardrails,
  options: SkillGuardrailOptions,
): void {
  for (const { skill, issues } of metadataIssues) {
    const concerned = options.failOnMetadataChannels.includes(skill.channel);
    const location = placeOf(skill, 'metadata');
    for (const issue of issues) {
      const blocking = concerned && options.failOnMetadataIssues.includes(issue);
      const what = `metadata.${issue.replace('missing_', '')}`;
      const detail = `${skill.id} (channel ${skill.channel}) has no ${what}; add it`;
      report.check(`skill.${issue}`, false, detail, { severity: severityOf(blocking), location });
    }
  }
}

function reportUnknown(report: ReportBuilder, { unknownCapabilities }: SkillGuardrails): void {
  for (const { skill, ids } of unknownCapabilities) {
    const detail = `${skill.id} uses what is not a capability of this registry: ${ids.join(', ')}`;
    const location = placeOf(skill, 'steps');
    report.check('skill.unknown_capability', false, detail, { severity: 'warning', location });
  }
}

function reportCounts(report: ReportBuilder, guardrails: SkillGuardrails): void {
  const { overlaps, metadataIssues, unknownCapabilities, skillsTotal, rule } = guardrails;
  report.count('skills_total', skillsTotal);
  report.count('skills_with_metadata_issues', metadataIssues.length);
  report.count('overlap_alerts', overlaps.length);
  report.count('unknown_capability_references', unknownCapabilities.length);
  report.count('overlap_threshold', rule.overlapThreshold);
  report.count('min_shared_capabilities', rule.minSharedCapabilities);
}

/** Writes what the guardrails see; what does not block is a warning. */
export function runSkillGuardrails(
  { files, options }: ControlContext<SkillGuardrailOptions>,
  report: ReportBuilder,
): void {
  const capabilities = loadCapabilities(files, options);
  const skills = loadSkills(files, options);
  reportBroken(report, 'capability.document', capabilities.broken);
  reportBroken(report, 'skill.document', skills.broken);
  const guardrails = loadSkillGuardrails(files, options);
  reportOverlaps(report, guardrails, options);
  reportMetadata(report, guardrails, options);
  reportUnknown(report, guardrails);
  reportCounts(report, guardrails);
}
