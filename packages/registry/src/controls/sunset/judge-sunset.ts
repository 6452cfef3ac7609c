import type { Location } from '@gonogo/core';
import type { Capability } from '../../model/sources.js';
import {
  describeNode,
  isBoolean,
  mappingOf,
  quote,
  stringIn,
  stringOf,
  valueOf,
} from '../../yaml/query.js';
import type { YamlNode } from '../../yaml/types.js';
import { daysBetween, parseDate } from './calendar.js';

/** Rules of a capability's end, in the order of the registry rules, "Sunset". */
export type SunsetRule =
  | 'sunset.replacement'
  | 'sunset.deprecation_date'
  | 'sunset.sunset_date'
  | 'sunset.order'
  | 'sunset.window'
  | 'sunset.expired';

export interface SunsetFinding {
  readonly rule: SunsetRule;
  readonly passed: boolean;
  readonly detail: string;
  readonly location: Location;
}

/** What a sunset is judged by. */
export interface SunsetTerms {
  /** Today in UTC, `YYYY-MM-DD`. */
  readonly today: string;
  readonly minimumWindowDays: number;
}

/** Whether a capability says that it will go: by its status, or by `deprecated: true`. */
export function isDeprecated({ root }: Capability): boolean {
  const metadata = mappingOf(root, 'metadata');
  const byStatus = metadata !== undefined && stringOf(metadata, 'status') === 'deprecated';
  return byStatus || isBoolean(valueOf(root, 'deprecated'), true);
}

interface DateField {
  readonly day: number | undefined;
  readonly text: string;
  readonly node: YamlNode;
}

/** Judges one deprecated capability; each rule is decided where what it needs is there. */
class SunsetJudge {
  readonly findings: SunsetFinding[] = [];
  private readonly name: string;

  constructor(
    private readonly capability: Capability,
    private readonly terms: SunsetTerms,
  ) {
    this.name = capability.id ?? capability.path;
  }

  judge(): SunsetFinding[] {
    this.judgeReplacement();
    const deprecation = this.judgeDate('deprecation_date');
    const sunset = this.judgeDate('sunset_date');
    if (deprecation.day !== undefined && sunset.day !== undefined) {
      this.judgeWindow(deprecation, sunset, daysBetween(deprecation.day, sunset.day));
    }
    if (sunset.day !== undefined) this.judgeExpiry(sunset);
    return this.findings;
  }

  private add(rule: SunsetRule, passed: boolean, node: YamlNode, detail: string): void {
    const location = this.capability.file.locate(node.offset);
    this.findings.push({ rule, passed, detail: `${this.name}: ${detail}`, location });
  }

  private judgeReplacement(): void {
    const { root } = this.capability;
    const value = valueOf(root, 'replacement');
    const replacement = stringIn(value)?.trim();
    if (replacement) {
      this.add('sunset.replacement', true, value ?? root, `replaced by ${quote(replacement)}`);
      return;
    }
    const met = value === undefined ? 'missing' : describeNode(value);
    const detail = `deprecated, but its replacement is ${met}; name a capability`;
    this.add('sunset.replacement', false, value ?? root, detail);
  }

  private judgeDate(key: 'deprecation_date' | 'sunset_date'): DateField {
    const { root } = this.capability;
    const metadata = mappingOf(root, 'metadata');
    const value = metadata && valueOf(metadata, key);
    const text = stringIn(value) ?? '';
    const day = parseDate(text);
    const node = value ?? metadata ?? root;
    const met = value === undefined ? 'missing' : describeNode(value);
    const detail =
      day === undefined
        ? `metadata.${key} is ${met}; write a day as a string, such as '2026-09-30'`
        : `metadata.${key} is ${text}`;
    this.add(`sunset.${key}`, day !== undefined, node, detail);
    return { day, text, node };
  }

  private judgeWindow(deprecation: DateField, sunset: DateField, days: number): void {
    const span = `${deprecation.text} to ${sunset.text}`;
    const ordered = days > 0;
    const order = ordered
      ? `the sunset comes after the deprecation (${span})`
      : `the sunset ${sunset.text} is not after the deprecation ${deprecation.text}; correct the dates`;
    this.add('sunset.order', ordered, sunset.node, order);
    if (!ordered) return;
    const { minimumWindowDays } = this.terms;
    const enough = days >= minimumWindowDays;
    const advice = enough ? '' : '; move the sunset';
    const window = `${days} days from deprecation to sunset (${span}), at least ${minimumWindowDays} are needed${advice}`;
    this.add('sunset.window', enough, sunset.node, window);
  }

  private judgeExpiry(sunset: DateField): void {
    const { today } = this.terms;
    const expired = sunset.text < today;
    const detail = expired
      ? `the sunset ${sunset.text} is before today, ${today}; remove the capability, or decide on another date`
      : `the sunset ${sunset.text} is not before today, ${today}`;
    this.add('sunset.expired', !expired, sunset.node, detail);
  }
}

/** Judges one deprecated capability. Registry rules, "Sunset". */
export function judgeSunset(capability: Capability, terms: SunsetTerms): SunsetFinding[] {
  return new SunsetJudge(capability, terms).judge();
}
