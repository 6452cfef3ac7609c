/**
 * A float as Python's `repr` writes it: the shortest digits that read back, with an exponent below 1e-4
 * and from 1e16 on, and always a dot or an exponent. Infinities and NaN as Python's `json` writes them.
 */
export function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const [mantissa = '', exponentText] = Math.abs(value).toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const exponent = Number(exponentText);
  return (
    sign +
    (exponent < -4 || exponent >= 16 ? scientific(digits, exponent) : fixed(digits, exponent))
  );
}

function scientific(digits: string, exponent: number): string {
  const mantissa = digits.length === 1 ? digits : `${digits[0]}.${digits.slice(1)}`;
  const magnitude = String(Math.abs(exponent)).padStart(2, '0');
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${magnitude}`;
}

function fixed(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1)
    return `${digits}${'0'.repeat(exponent + 1 - digits.length)}.0`;
  return `${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

/**
 * Rounds as Python's `round` does: the exact binary value, halves to the even digit.
 *
 * @param value finite, not negative and below 1e21
 * @param digits places after the dot
 */
export function pythonRound(value: number, digits: number): number {
  // Up to 100 places `toFixed` is exact, and no double of this size that is a half needs more.
  const [whole = '', fraction = ''] = value.toFixed(100).split('.');
  const kept = BigInt(whole + fraction.slice(0, digits));
  const rest = fraction.slice(digits);
  const half = `5${'0'.repeat(rest.length - 1)}`;
  const up = rest > half || (rest === half && kept % 2n === 1n);
  const text = String(up ? kept + 1n : kept).padStart(digits + 1, '0');
  return Number(`${text.slice(0, -digits)}.${text.slice(-digits)}`);
}
