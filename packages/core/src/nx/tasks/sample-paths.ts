/** A name that no pattern of real use spells out. */
const NAME = '\u2042\u2042';
const CHARACTER = '\u2042';

/**
 * Paths that match a glob: for each of its alternatives, and for `**` no folder, one, and two. Inputs that match all of
 * them are taken to match whatever the glob does.
 *
 * @param pattern with literal characters in brackets of their own, as `escapeGlob` writes them
 */
export function samplePaths(pattern: string): string[] {
  const literals: string[] = [];
  const marked = pattern.replace(/\[([^^\]])\]/g, (_, literal: string) => {
    literals.push(literal);
    return `\0${literals.length - 1}\0`;
  });
  return expandBraces(marked)
    .flatMap((alternative) => expandSegments(alternative.split('/')))
    .map((segments) => segments.map(sampleName).join('/'))
    .map((path) => path.replace(/\0(\d+)\0/g, (_, index: string) => literals[Number(index)] ?? ''));
}

/** The innermost braces first, until none are left. */
function expandBraces(pattern: string): string[] {
  const match = /\{([^{}]*)\}/.exec(pattern);
  if (match === null) return [pattern];
  const [braces, inner = ''] = match;
  return inner
    .split(',')
    .flatMap((alternative) => expandBraces(pattern.replace(braces, () => alternative)));
}

function expandSegments([first, ...rest]: readonly string[]): string[][] {
  if (first === undefined) return [[]];
  const tails = expandSegments(rest);
  const isLast = rest.length === 0;
  const heads = first !== '**' ? [[first]] : [...(isLast ? [] : [[]]), [NAME], [NAME, NAME]];
  return heads.flatMap((head) => tails.map((tail) => [...head, ...tail]));
}

function sampleName(segment: string): string {
  return segment
    .replace(/\*+/g, NAME)
    .replace(/\?/g, CHARACTER)
    .replace(/\[[!^][^\]]*\]/g, CHARACTER)
    .replace(/\[(.)[^\]]*\]/g, '$1');
}
