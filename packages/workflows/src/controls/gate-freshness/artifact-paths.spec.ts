import fc from 'fast-check';
import { uploadContains } from './artifact-paths.js';

const REPORT = 'artifacts/policy/report.json';

describe('uploadContains', () => {
  test.each([
    [REPORT, 'yes'],
    [`./${REPORT}`, 'yes'],
    ['artifacts', 'yes'],
    ['artifacts/', 'yes'],
    ['.', 'yes'],
    ['${{ github.workspace }}', 'yes'],
    ['${{ github.workspace }}/artifacts/**', 'yes'],
    ['artifacts/*', 'yes'],
    ['**/report.json', 'yes'],
    ['**/*.json', 'yes'],
    ['artifacts/*/report.?son', 'yes'],
    ['artifacts/[a-p]olicy/*', 'yes'],
    ['artifacts/[!q]olicy/*', 'yes'],
    [`other.txt\n${REPORT}\n`, 'yes'],
    [`!${REPORT}\n${REPORT}`, 'yes'],
    ['artifacts/*.json', 'no'],
    ['artifact', 'no'],
    ['report.json', 'no'],
    ['*.json', 'no'],
    [`# ${REPORT}`, 'no'],
    [`artifacts\n!${REPORT}`, 'no'],
    ['artifacts\n!artifacts/policy', 'no'],
    [`${REPORT}.bak`, 'no'],
    ['', 'no'],
    ['${{ inputs.path }}', 'maybe'],
    ['${{ env.OUT }}/report.json', 'maybe'],
    ['${{ env.OUT }}/other.json', 'no'],
    ['artifacts\n!${{ inputs.skip }}', 'maybe'],
    [`\${{ inputs.path }}\n${REPORT}`, 'yes'],
    ['!${{ inputs.path }}', 'no'],
  ])('%p: %s', (input, expected) => {
    expect(uploadContains(input, REPORT)).toBe(expected);
  });

  it('takes in a file that is named in plain words, and never throws', () => {
    const path = fc.stringMatching(/^[\w-]+(\/[\w-]+)*\.json$/);
    fc.assert(fc.property(path, (wanted) => uploadContains(wanted, wanted) === 'yes'));
    expect(uploadContains('artifacts/[z-a].json', 'artifacts/[z-a].json')).toBe('yes');
    fc.assert(
      fc.property(fc.string(), (input) => {
        expect(['yes', 'no', 'maybe']).toContain(uploadContains(input, REPORT));
      }),
    );
  });
});
