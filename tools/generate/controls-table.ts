import { listControls, reportsOf, targetOf, type ListedControl } from './list-controls';
import { withRegion } from './region';

/**
 * A text with its table of controls as the definitions have it.
 *
 * @param text with both markers
 * @throws TypeError where a marker is missing
 */
export function withControlsTable(text: string, packagesFolder: string): string {
  return withRegion(text, 'controls', controlsTable(listControls(packagesFolder)));
}

function controlsTable(listed: readonly ListedControl[]): string {
  const rows = listed.map(({ control, packageName }) => {
    const contract = control.kind === 'evidence' ? `\`${control.contract}\`` : '';
    const files = reportsOf(control)
      .map((report) => `\`${report}\``)
      .join('<br>');
    return `| \`${targetOf(control)}\` | \`${packageName}\` | ${control.description} | ${control.playbook} | ${files} | ${contract} |`;
  });
  return [
    '| Target | Package | What it proves | Playbook | Reports, in `artifacts/` | Contract |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
