import fc from 'fast-check';
import { sourceFile } from '../../testing/source-file.js';
import { maskMarkdown } from './mask-markdown.js';
import { readPolicyDocument } from './policy-document.js';

const document = (text: string) => readPolicyDocument(sourceFile(text, 'docs/policy.md'));

describe('readPolicyDocument', () => {
  test.each([
    ['plain', 'Run the gate now'],
    ['over a line break', 'Run\n  the gate'],
    ['in emphasis', '**Run** *the gate*'],
    ['in code', '`Run the gate`'],
    ['in a link', '[Run the gate](x)'],
    ['in a heading', '# Run the gate'],
    ['behind a comment', '<!-- x --> Run the gate'],
    ['behind a comment in code', '`<!--` Run the gate'],
    ['behind a closed fence', '```\nx\n```\nRun the gate'],
    ['behind a fence in a comment', '<!--\n```\n-->\nRun the gate'],
    ['behind a shorter fence inside', '````\n```\n````\nRun the gate'],
    ['with CRLF', 'Run\r\nthe gate\r\n'],
  ])('sees the text %s', (_name, text) => {
    expect(document(text).mentions('Run the gate', 'prose')).toBe(true);
  });

  test.each([
    ['in a comment', '<!-- Run the gate -->'],
    ['in a comment over lines', 'x <!--\nRun the gate\n-->'],
    ['in a comment that is never closed', '<!-- Run the gate'],
    ['in a fence', '```md\nRun the gate\n```'],
    ['in a fence of tildes', '~~~\nRun the gate\n~~~'],
    ['in a fence in a list', '- ```\n  Run the gate\n  ```'],
    ['in a fence that is never closed', '```\nRun the gate'],
    ['struck out', '~~Run the gate~~'],
    ['within a longer word', 'Run the gates'],
    ['in another case', 'run the gate'],
    ['nowhere', ''],
  ])('does not see the text %s', (_name, text) => {
    expect(document(text).mentions('Run the gate', 'prose')).toBe(false);
  });

  it('sees fenced code where names count there, but no comments', () => {
    expect(document('```\nci\n```').mentions('ci', 'visible')).toBe(true);
    expect(document('<!-- ci -->').mentions('ci', 'visible')).toBe(false);
  });

  it('takes a name as a whole', () => {
    const text = document('circuit, ci-2, x_ci, runtime\\_canary, test (18, x)');
    expect(text.mentions('ci', 'visible')).toBe(false);
    expect(text.mentions('runtime_canary', 'visible')).toBe(true);
    expect(text.mentions('test (18, x)', 'visible')).toBe(true);
  });

  it('says where hidden text stands', () => {
    expect(document('a\n<!-- ci -->').findHidden('ci')).toEqual({
      file: 'docs/policy.md',
      line: 2,
      column: 6,
    });
    expect(document('a').findHidden('ci')).toBeUndefined();
  });
});

describe('maskMarkdown', () => {
  it('keeps the length and the lines of any text', () => {
    const piece = fc.constantFrom(
      '<!--',
      '-->',
      '```',
      '~~~',
      '~~',
      '`',
      '\n',
      ' ',
      'x',
      '> ',
      '- ',
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          for (const masked of Object.values(maskMarkdown(text)) as string[]) {
            expect(masked).toHaveLength(text.length);
            expect(masked.split('\n').length).toBe(text.split('\n').length);
            for (let at = 0; at < text.length; at++) expect([' ', text[at]]).toContain(masked[at]);
          }
        },
      ),
    );
  });

  test.each(['`', '``', '<!--', '```\n', '~~x', '> ', '` `` '])(
    'is quick on 300 kB of %p',
    (piece) => {
      const started = Date.now();
      maskMarkdown(piece.repeat(300_000 / piece.length));
      expect(Date.now() - started).toBeLessThan(3000);
    },
  );
});
