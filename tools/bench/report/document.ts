import type { Measurement } from '../benchmark';

const START = '<!-- figures: written by `npm run bench`, not by hand -->';
const END = '<!-- end of figures -->';

const HEAD = ['What', 'Measured', 'Compared with', 'Comparison', 'Goal', 'Reached'];

/** The measurements as a Markdown table, under the facts of the machine. */
export function renderFigures(
  facts: readonly (readonly [name: string, value: string])[],
  measurements: readonly Measurement[],
): string {
  const rows = measurements.map((line) => [
    line.title,
    line.measured,
    line.baseline,
    line.comparison,
    line.goal,
    reached(line),
  ]);
  const lines = [HEAD, HEAD.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const list = facts.map(([name, value]) => `- ${name}: ${value}`);
  return [...list, '', ...lines].join('\n');
}

function reached({ goal, missedBy }: Measurement): string {
  if (goal === '') return '';
  return missedBy === undefined ? 'yes' : `no, by ${missedBy}`;
}

/**
 * Replaces the figures of a document.
 *
 * @throws Error where it has no place for them
 */
export function placeFigures(document: string, figures: string): string {
  const start = document.indexOf(START);
  const end = document.indexOf(END);
  if (start < 0 || end < start) throw new Error(`no lines "${START}" and "${END}" in the document`);
  return `${document.slice(0, start + START.length)}\n\n${figures}\n\n${document.slice(end)}`;
}
