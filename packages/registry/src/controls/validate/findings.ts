import type { Location } from '@gonogo/core';
import { compareCodePoints } from '@gonogo/core';
import type { Document } from '../../model/document.js';
import type { YamlEntry, YamlNode } from '../../yaml/types.js';
import type { RuleId } from './rule-ids.js';

/** One violation of one rule at one place. */
export interface Finding {
  readonly rule: RuleId;
  /** What was met, what is allowed, what to do. */
  readonly message: string;
  readonly location: Location;
}

/** Collects what the rules find in one document. */
export class DocumentFindings {
  constructor(
    private readonly document: Document,
    private readonly found: Finding[],
  ) {}

  /** @param at the value at fault, or the mapping that lacks one */
  add(rule: RuleId, at: YamlNode, message: string): void {
    this.addAt(rule, at.offset, message);
  }

  /** Points at the key of an entry, where the key is at fault or a value of no width. */
  addAtKey(rule: RuleId, entry: YamlEntry, message: string): void {
    this.addAt(rule, entry.key.offset, message);
  }

  addAt(rule: RuleId, offset: number, message: string): void {
    this.found.push({ rule, message, location: this.document.file.locate(offset) });
  }
}

function compareFindings(left: Finding, right: Finding): number {
  return (
    compareCodePoints(left.location.file, right.location.file) ||
    left.location.line - right.location.line ||
    left.location.column - right.location.column ||
    compareCodePoints(left.rule, right.rule)
  );
}

/** In the order of files, then places. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(compareFindings);
}
