import type { FoldedStatus, Location } from '@gonogo/core';
import type { ExpectedReport } from '../playbook/types.js';

/** What an executive summary says about one report. Evidence contract, section 10. */
export type EvidenceStatus = FoldedStatus | 'invalid' | 'missing';

export type JsonObject = Readonly<Record<string, unknown>>;

interface Found {
  /** Relative to the workspace root. */
  readonly path: string;
  /** Nx project whose task makes it; undefined for the playbook's own path. */
  readonly project?: string;
}

export interface MissingReport extends Found {
  readonly kind: 'missing';
}

export interface InvalidReport extends Found {
  readonly kind: 'invalid';
  /** What was met and what to do. */
  readonly reason: string;
  /** Where it stops being JSON. */
  readonly location?: Location;
}

export interface ReadableReport extends Found {
  readonly kind: 'report';
  readonly report: JsonObject;
  readonly sha256: string;
  /** As its producer says, folded; nothing else is taken into account. */
  readonly status: FoldedStatus;
  readonly contract: string | null;
  readonly contractKnown: boolean;
  /** Why it is not about the files or the time of this release; undefined where it is. */
  readonly stale?: string;
}

export type LoadedReport = MissingReport | InvalidReport | ReadableReport;

/** An expected report with every instance of it: one for each project that makes it. Never empty. */
export interface ReportEvidence {
  readonly expected: ExpectedReport;
  readonly instances: readonly LoadedReport[];
}
