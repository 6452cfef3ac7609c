import type { Scan } from './scan.js';
import type { OpenWord } from './open-word.js';

// GNU Bash manual, section 3.1.2.4, ANSI-C Quoting.

const SIMPLE: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
};
const CODE = /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|([0-7]{1,3}))/y;
const LITERAL_RUN = /[^'\\]+/y;

/** Reads `$'…'`, which starts here. */
export function readAnsiC(scan: Scan, word: OpenWord): void {
  scan.position += 2;
  while (!scan.ended && scan.char !== "'") {
    const run = scan.match(LITERAL_RUN);
    if (run === undefined) readEscape(scan, word);
    else {
      word.text.copy(run, scan.position);
      scan.position += run.length;
    }
  }
  scan.position = Math.min(scan.position + 1, scan.text.length);
}

function readEscape(scan: Scan, word: OpenWord): void {
  const start = scan.position;
  const next = scan.text[start + 1] ?? '';
  const code = scan.match(CODE);
  const written = code ?? (next === 'c' ? scan.text.slice(start, start + 3) : `\\${next}`);
  scan.position = Math.min(start + written.length, scan.text.length);
  word.text.stand(code ? fromCode(code) : decode(written, next), start, scan.position);
}

function decode(written: string, next: string): string {
  if (next === 'c' && written.length === 3) {
    return String.fromCharCode(written.toUpperCase().charCodeAt(2) & 31);
  }
  return SIMPLE[next] ?? written;
}

function fromCode(written: string): string {
  const isOctal = /^\\[0-7]/.test(written);
  const code = parseInt(written.slice(isOctal ? 1 : 2), isOctal ? 8 : 16);
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(isOctal ? code & 255 : code);
}
