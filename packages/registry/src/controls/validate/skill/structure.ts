import type { Skill } from '../../../model/sources.js';
import { describeNode, entryOf, quote, stringOf, valueOf } from '../../../yaml/query.js';
import type { YamlNode } from '../../../yaml/types.js';
import type { DocumentFindings } from '../findings.js';
import { checkMapping, checkText, listWords } from '../value-checks.js';

const REQUIRED = ['id', 'version', 'name', 'description', 'inputs', 'outputs', 'steps'] as const;

function checkStep(
  findings: DocumentFindings,
  step: YamlNode,
  name: string,
  seen: Set<string>,
): void {
  if (step.kind !== 'mapping') {
    findings.add('skill.step.type', step, `${name} is ${describeNode(step)}; write a mapping`);
    return;
  }
  checkText(findings, { mapping: step, key: 'id', name: `${name}.id`, rule: 'skill.step.id' });
  checkText(findings, {
    mapping: step,
    key: 'uses',
    name: `${name}.uses`,
    rule: 'skill.step.uses',
  });
  const id = stringOf(step, 'id');
  if (!id?.trim()) return;
  if (seen.has(id)) {
    const message = `${name}.id is ${quote(id)}, which an earlier step has; give each step its own id`;
    findings.add('skill.step.duplicate', valueOf(step, 'id') ?? step, message);
  }
  seen.add(id);
}

function checkSteps(findings: DocumentFindings, steps: YamlNode): void {
  if (steps.kind !== 'sequence') {
    findings.add('skill.steps', steps, `steps is ${describeNode(steps)}; write a list of steps`);
    return;
  }
  const seen = new Set<string>();
  steps.items.forEach((step, index) => {
    checkStep(findings, step, `steps[${index}]`, seen);
  });
}

/**
 * The fields that every skill has. Registry rules, "Validate": the first one missing is reported.
 *
 * @returns whether the other structural checks make sense
 */
export function checkSkillStructure(findings: DocumentFindings, { root: mapping }: Skill): boolean {
  const missing = REQUIRED.find((key) => entryOf(mapping, key) === undefined);
  if (missing !== undefined) {
    const message = `${missing} is missing; a skill has ${listWords(REQUIRED)}`;
    findings.add('skill.required', mapping, message);
    return false;
  }
  for (const key of ['id', 'version', 'name', 'description'] as const) {
    checkText(findings, { mapping, key, name: key, rule: `skill.${key}` });
  }
  for (const key of ['inputs', 'outputs'] as const) {
    checkMapping(findings, { mapping, key, name: key, rule: `skill.${key}` });
  }
  const steps = valueOf(mapping, 'steps');
  if (steps !== undefined) checkSteps(findings, steps);
  return true;
}
