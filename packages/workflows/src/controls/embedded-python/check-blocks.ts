import type { Location } from '@gonogo/core';
import type { SyntaxChecker, SyntaxRequest, SyntaxVerdict } from './check-syntax.js';
import { dedentsCommandCode } from './python-version.js';
import type { PythonBlock } from './read-python.js';
import { dedent } from './text.js';

/** What became of one block for all the versions that it has to be valid for. */
export interface BlockVerdict {
  readonly versions: readonly string[];
  /** Versions that reject it, with the place and the words of the first. */
  readonly rejected: {
    readonly versions: readonly string[];
    readonly message: string;
    readonly location: Location;
    /** The line of code around that place, shortened. */
    readonly code: string;
  } | null;
  /** Why some version could not be checked. */
  readonly unknown: string | undefined;
}

/** Checks all blocks in one go, so that a checker which starts a process starts one. */
export async function checkBlocks(
  blocks: readonly PythonBlock[],
  checker: SyntaxChecker,
  defaultVersion: string,
): Promise<ReadonlyMap<PythonBlock, BlockVerdict>> {
  const planned = blocks.flatMap((block) => planBlock(block, defaultVersion));
  const verdicts = await checker.check(planned.map(({ request }) => request));
  const byBlock = new Map<PythonBlock, Checked[]>(blocks.map((block) => [block, []]));
  planned.forEach((plan, index) => {
    byBlock.get(plan.block)?.push({ plan, verdict: verdicts[index] ?? NO_VERDICT });
  });
  return new Map([...byBlock].map(([block, checked]) => [block, conclude(checked)]));
}

const NO_VERDICT: SyntaxVerdict = { kind: 'unknown', reason: 'the syntax checker skipped it' };

interface Plan {
  readonly block: PythonBlock;
  readonly request: SyntaxRequest;
  /** From an offset into the text that is checked to its place in the file. */
  readonly locate: (offset: number) => Location;
}

interface Checked {
  readonly plan: Plan;
  readonly verdict: SyntaxVerdict;
}

function planBlock(block: PythonBlock, defaultVersion: string): Plan[] {
  const versions = new Set(block.versions.map((version) => version ?? defaultVersion));
  return [...versions].map((version) => {
    const dedented = block.isCommandCode && dedentsCommandCode(version);
    const code = dedented ? dedent(block.code) : block.code;
    const start = block.code.offsets;
    return {
      block,
      request: { text: code.text, version },
      locate: dedented
        ? (offset) => block.locate(start.indexOf(code.offsets[offset] ?? start[0] ?? 0))
        : block.locate,
    };
  });
}

function conclude(checked: readonly Checked[]): BlockVerdict {
  const versionsWhere = (kind: SyntaxVerdict['kind']) =>
    checked.filter(({ verdict }) => verdict.kind === kind).map(({ plan }) => plan.request.version);
  const rejection = checked.find(({ verdict }) => verdict.kind === 'invalid');
  const unknown = checked.find(({ verdict }) => verdict.kind === 'unknown')?.verdict;
  return {
    versions: checked.map(({ plan }) => plan.request.version),
    rejected:
      rejection?.verdict.kind === 'invalid'
        ? {
            versions: versionsWhere('invalid'),
            message: rejection.verdict.message,
            location: rejection.plan.locate(rejection.verdict.offset),
            code: lineAround(rejection.plan.request.text, rejection.verdict.offset),
          }
        : null,
    unknown: unknown?.kind === 'unknown' ? unknown.reason : undefined,
  };
}

const MAX_QUOTED = 80;

function lineAround(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = text.slice(start, end === -1 ? undefined : end).trim();
  return line.length > MAX_QUOTED ? `${line.slice(0, MAX_QUOTED)}…` : line;
}
