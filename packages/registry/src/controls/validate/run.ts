import type { ControlContext, ReportBuilder } from '@gonogo/core';
import { loadCapabilityIndex } from '../../model/capability-index.js';
import type { Folders } from '../../model/folders.js';
import { loadCapabilities, loadSkills } from '../../model/sources.js';
import { loadCognitiveTerms, loadSafetyTerms, loadWords } from '../../model/vocabulary.js';
import { ERROR_RULES, isWarning } from './rule-ids.js';
import { type ValidatedRegistry, validateRegistry } from './validate-registry.js';

/** Reads a registry, each part once per process. */
export function loadForValidation({
  files,
  options,
}: Pick<ControlContext<Folders>, 'files' | 'options'>): ValidatedRegistry {
  const folder = files.workspacePath(options.capabilitiesFolder);
  return {
    capabilities: loadCapabilities(files, options),
    skills: loadSkills(files, options),
    words: loadWords(files, options),
    cognitive: loadCognitiveTerms(files, options),
    safety: loadSafetyTerms(files, options),
    index: loadCapabilityIndex(files, options),
    capabilitiesFolder: { file: folder, line: 1, column: 1 },
  };
}

function count(sources: { entries: readonly unknown[]; broken: readonly unknown[] }): number {
  return sources.entries.length + sources.broken.length;
}

/** Writes one check for each violation, and one for each rule that holds everywhere. */
export function runValidate(context: ControlContext<Folders>, report: ReportBuilder): void {
  const registry = loadForValidation(context);
  const findings = validateRegistry(registry);
  const counts = { capabilities: count(registry.capabilities), skills: count(registry.skills) };
  const everywhere = `holds in ${counts.capabilities} capabilities and ${counts.skills} skills`;
  const violated = new Set(findings.map(({ rule }) => rule));
  for (const { rule, message, location } of findings) {
    const severity = isWarning(rule) ? 'warning' : 'error';
    report.check(rule, false, message, { severity, location });
  }
  for (const rule of ERROR_RULES) if (!violated.has(rule)) report.check(rule, true, everywhere);
  report.count('capabilities', counts.capabilities);
  report.count('skills', counts.skills);
}
