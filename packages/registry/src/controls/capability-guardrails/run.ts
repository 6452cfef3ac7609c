import type { ControlContext, Location, ReportBuilder } from '@gonogo/core';
import type { CapabilityEntry } from '../../catalog/entries.js';
import {
  type CapabilityGuardrails,
  capabilityGuardrails,
} from '../../guardrails/capability-guardrails.js';
import type { Folders } from '../../model/folders.js';
import { loadCapabilityEntries } from '../../model/registry.js';
import { loadCapabilities } from '../../model/sources.js';
import { loadWords } from '../../model/vocabulary.js';
import { quote, valueOf } from '../../yaml/query.js';
import { reportBroken } from '../report-broken.js';

type Options = Pick<Folders, 'capabilitiesFolder' | 'vocabularyFolder'>;

const severity = 'warning' as const;

function placeOf(capability: CapabilityEntry, key: string): Location {
  return capability.file.locate((valueOf(capability.root, key) ?? capability.root).offset);
}

function idsOf(capabilities: readonly CapabilityEntry[]): string {
  return capabilities.map(({ id }) => id).join(', ');
}

function reportAlerts(report: ReportBuilder, guardrails: CapabilityGuardrails): void {
  for (const { domain, verb, capabilities } of guardrails.families) {
    const [first] = capabilities;
    const detail = `${capabilities.length} capabilities have the domain ${domain} and the verb ${verb}; see whether one would do: ${idsOf(capabilities)}`;
    const location = placeOf(first, 'id');
    report.check('capability.semantic_family', false, detail, { severity, location });
  }
  for (const { description, capabilities } of guardrails.duplicates) {
    const [, second] = capabilities;
    const detail = `${capabilities.length} capabilities have the description ${quote(description)}; merge or tell them apart: ${idsOf(capabilities)}`;
    const location = placeOf(second, 'description');
    report.check('capability.duplicate_description', false, detail, { severity, location });
  }
  for (const { capability, issues } of guardrails.metadataIssues) {
    const detail = `${capability.id} lacks metadata: ${issues.join(', ')}; add it`;
    const location = placeOf(capability, 'metadata');
    report.check('capability.metadata_issues', false, detail, { severity, location });
  }
}

/** Writes what the guardrails see; none of it blocks. */
export function runCapabilityGuardrails(
  { files, options }: ControlContext<Options>,
  report: ReportBuilder,
): void {
  const { broken } = loadCapabilities(files, options);
  const words = loadWords(files, options);
  reportBroken(report, 'capability.document', broken);
  reportBroken(report, 'vocabulary.document', words.broken === undefined ? [] : [words.broken]);
  const guardrails = capabilityGuardrails(
    loadCapabilityEntries(files, options),
    words.terms.domains,
  );
  reportAlerts(report, guardrails);
  report.set('uncovered_domains', guardrails.uncoveredDomains);
  report.count('capabilities_total', guardrails.capabilitiesTotal);
  report.count('covered_domains', guardrails.coveredDomains);
  report.count('uncovered_domains', guardrails.uncoveredDomains.length);
  report.count('semantic_family_alerts', guardrails.families.length);
  report.count('duplicate_description_alerts', guardrails.duplicates.length);
  report.count('metadata_issues', guardrails.metadataIssues.length);
}
