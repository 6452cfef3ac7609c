import type { Skill } from '../../../model/sources.js';
import type { DocumentFindings } from '../findings.js';
import { checkCommonMetadata, metadataField } from '../metadata.js';
import { checkWords, optionalBlock } from '../value-checks.js';
import { checkClassification } from './classification.js';

const ANY_STRING: ReadonlySet<string> = new Set();

/** The metadata block of a skill, which is optional. Registry rules, "Validate". */
export function checkSkillMetadata(findings: DocumentFindings, skill: Skill): void {
  const block = { mapping: skill.root, key: 'metadata', name: 'metadata' };
  const metadata = optionalBlock(findings, { ...block, rule: 'metadata.type' });
  if (metadata === undefined) return;
  checkCommonMetadata(findings, metadata);
  checkWords(findings, metadataField(metadata, 'use_cases', 'metadata.use_cases'), ANY_STRING);
  checkClassification(findings, skill, metadata);
}
