import { MAX_INTEGER_DIGITS } from './limits.js';

const INTEGER =
  /^(?:[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const FLOAT =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** Whether a plain scalar is an integer. YAML 1.1, http://yaml.org/type/int.html, as PyYAML has it. */
export function isInteger(text: string): boolean {
  return INTEGER.test(text);
}

/** Whether a plain scalar is a float: it has a dot, and its exponent a sign. http://yaml.org/type/float.html */
export function isFloat(text: string): boolean {
  return FLOAT.test(text);
}

function narrow(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function sexagesimal(text: string): bigint {
  return text.split(':').reduce((sum, part) => sum * 60n + BigInt(part), 0n);
}

function magnitude(digits: string): bigint | undefined {
  if (/^0b[01]+$/.test(digits) || /^0x[0-9a-fA-F]+$/.test(digits)) return BigInt(digits);
  if (/^0[0-7]+$/.test(digits)) return BigInt(`0o${digits}`);
  if (/^[0-9]+(?::[0-9]+)+$/.test(digits)) return sexagesimal(digits);
  return /^(?:0|[1-9][0-9]*)$/.test(digits) ? BigInt(digits) : undefined;
}

/**
 * The value of an integer in any notation: decimal, binary, octal (`017`), hexadecimal, base 60.
 *
 * @returns undefined for a text that names no integer (`0x_`), or has too many digits
 */
export function parseInteger(text: string): number | bigint | undefined {
  const unsigned = text.replace(/_/g, '').replace(/^[-+]/, '');
  const negative = text.startsWith('-');
  if (unsigned.length > MAX_INTEGER_DIGITS) return undefined;
  if (unsigned.length <= 15 && /^(?:0|[1-9][0-9]*)$/.test(unsigned)) {
    const value = Number(unsigned);
    return negative && value !== 0 ? -value : value;
  }
  const value = magnitude(unsigned);
  if (value === undefined) return undefined;
  return narrow(negative ? -value : value);
}

function sexagesimalFloat(text: string): number {
  let base = 1;
  let sum = 0;
  for (const part of text.split(':').reverse()) {
    sum += Number(part) * base;
    base *= 60;
  }
  return sum;
}

/**
 * The value of a float in any notation.
 *
 * @returns undefined for a text that names no number
 */
export function parseFloatScalar(text: string): number | undefined {
  const lower = text.replace(/_/g, '').toLowerCase();
  const sign = lower.startsWith('-') ? -1 : 1;
  const unsigned = lower.replace(/^[-+]/, '');
  if (unsigned === '.inf') return sign * Infinity;
  if (unsigned === '.nan') return NaN;
  if (/^[0-9]+(?::[0-9]+)*:[0-9]+\.?[0-9]*$/.test(unsigned))
    return sign * sexagesimalFloat(unsigned);
  const decimal = /^(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]+)?$/.test(unsigned);
  return decimal ? sign * Number(unsigned) : undefined;
}
