import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFiles, createSession, type Evidence } from '@gonogo/core';
import { assertDescribed, withWorkspace, type WorkspaceFiles } from '@gonogo/core/testing';
import { releaseGate } from '../gate/release-gate.js';
import { REPORTS } from '../gate/reports.js';
import type { GateReport } from '../gate/report/schema.js';
import type { ExecutiveSummary } from '../summary/types.js';

/** The moment at which every test decides. */
export const NOW = new Date('2026-06-01T12:00:00Z');

export interface GateRun {
  readonly success: boolean;
  readonly output: string;
  readonly report: GateReport;
  readonly governance: ExecutiveSummary;
  readonly runtime: ExecutiveSummary;
  readonly verification: {
    readonly status: string;
    readonly checks: readonly {
      readonly check_id: string;
      readonly passed: boolean;
      readonly detail: string;
    }[];
  };
  /** Markdown by file name. */
  readonly markdown: Readonly<Record<string, string>>;
  /** Every written file as it is on disk. */
  readonly written: Readonly<Record<string, string>>;
}

export interface GateRunOptions {
  readonly options?: Readonly<Record<string, unknown>>;
  readonly evidence?: readonly Evidence[];
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly now?: Date;
  readonly artifactsDir?: string;
  /** Folder of the governed repository; the workspace root by default. */
  readonly root?: string;
  /** Changes the folder before the gate looks: links and folders that a list of files cannot hold. */
  readonly prepare?: (root: string) => void;
}

/**
 * Runs the gate over these files and gives everything that it wrote and printed.
 *
 * @throws TypeError where it reports a check that its definition does not describe
 */
export async function runGate(files: WorkspaceFiles, given: GateRunOptions = {}): Promise<GateRun> {
  return withWorkspace(files, async (root) => {
    given.prepare?.(root);
    const subjectRoot = given.root ?? '.';
    const artifactsDir = given.artifactsDir ?? 'artifacts';
    const { success, output } = await releaseGate.run({
      subject: { project: 'github', root: subjectRoot },
      options: releaseGate.options.parse(given.options ?? {}),
      workspaceRoot: root,
      artifactsDir,
      evidence: given.evidence ?? [],
      files: createFiles(createSession(root), '.').files,
      environment: given.environment ?? {},
      now: given.now ?? NOW,
    });
    const read = (name: string): string => readFileSync(join(root, artifactsDir, name), 'utf8');
    const written = Object.fromEntries(Object.values(REPORTS).map((name) => [name, read(name)]));
    const report = JSON.parse(read(REPORTS.gate)) as GateReport;
    const verification = JSON.parse(read(REPORTS.policyVerification)) as GateRun['verification'];
    const checks = [...report.checks, ...verification.checks];
    assertDescribed(
      releaseGate,
      checks.map(({ check_id }) => check_id),
    );
    return {
      success,
      output,
      report,
      governance: JSON.parse(read(REPORTS.governance)) as ExecutiveSummary,
      runtime: JSON.parse(read(REPORTS.runtime)) as ExecutiveSummary,
      verification,
      markdown: Object.fromEntries(
        Object.entries(written).filter(([name]) => name.endsWith('.md')),
      ),
      written,
    };
  });
}

export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Ids of the gate's failing checks, in order. */
export function failingIds({ report }: GateRun): string[] {
  return report.checks.filter((check) => !check.passed).map((check) => check.check_id);
}

/** The check with this id. */
export function checkOf({ report }: GateRun, id: string): GateReport['checks'][number] {
  const found = report.checks.find((check) => check.check_id === id);
  if (found === undefined) throw new Error(`no check ${id}`);
  return found;
}
