import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { E2eWorkspace } from './workspace.js';

/** Contents of all reports of a workspace by name, as they lie there. */
export function reportsOf(workspace: E2eWorkspace): Record<string, string> {
  const folder = join(workspace.root, 'artifacts');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const reports = names.filter((name) => name.endsWith('_report.json')).sort();
  return Object.fromEntries(
    reports.map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

/** Checks of all reports of a workspace by name. */
export function checksOf(workspace: E2eWorkspace): Record<string, unknown> {
  const reports = Object.entries(reportsOf(workspace));
  return Object.fromEntries(
    reports.map(([name, text]) => [name, (JSON.parse(text) as { checks: unknown }).checks]),
  );
}
