import type { AnyOptions, CheckDescriptions } from '../../../packages/core/src/control/types';

/** What a page of documentation is generated from. */
export interface Page {
  /** The file is `docs/controls/<id>.md`. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly packageName: string;
  /** Section of the playbook. */
  readonly playbook: string;
  /** Facts in order, each a name with Markdown. */
  readonly facts: readonly (readonly [name: string, markdown: string])[];
  /** Where the options go, as a sentence in Markdown. */
  readonly optionsPlace: string;
  readonly options: AnyOptions;
  readonly checks: CheckDescriptions;
}
