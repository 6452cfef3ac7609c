import type { YamlNode, YamlScalar } from '../yaml/types.js';
import { pythonFloat } from './python-number.js';

export interface PrintableObject {
  readonly kind: 'object';
  readonly entries: readonly (readonly [string, Printable])[];
}

export interface PrintableArray {
  readonly kind: 'array';
  readonly items: readonly Printable[];
}

/** A number that is printed as a float, whatever its value. */
export interface PrintableFloat {
  readonly kind: 'float';
  readonly value: number;
}

/** What a catalog is made of: our own values and, as they are, the sources' ones. */
export type Printable =
  null | boolean | number | string | PrintableFloat | PrintableObject | PrintableArray | YamlNode;

export function object(entries: readonly (readonly [string, Printable])[]): PrintableObject {
  return { kind: 'object', entries };
}

export function array(items: readonly Printable[]): PrintableArray {
  return { kind: 'array', items };
}

export function float(value: number): PrintableFloat {
  return { kind: 'float', value };
}

function keyText({ type, value }: YamlScalar): string {
  return type === 'float' ? pythonFloat(value as number) : String(value);
}

function scalarText({ type, value }: YamlScalar): string {
  if (type === 'float') return pythonFloat(value as number);
  if (type === 'string' || type === 'timestamp') return JSON.stringify(value);
  return String(value);
}

/** Prints into pieces, which cost less to join than to concatenate. */
class Printer {
  readonly pieces: string[] = [];
  private readonly indents = ['\n'];

  print(value: Printable, depth: number): void {
    if (value === null || typeof value !== 'object') {
      this.pieces.push(typeof value === 'string' ? JSON.stringify(value) : String(value));
    } else this.printNode(value, depth);
  }

  private printNode(
    node: Exclude<Printable, null | boolean | number | string>,
    depth: number,
  ): void {
    switch (node.kind) {
      case 'float':
        this.pieces.push(pythonFloat(node.value));
        break;
      case 'scalar':
        this.pieces.push(scalarText(node));
        break;
      case 'array':
      case 'sequence':
        this.printItems(node.items, depth);
        break;
      case 'object':
        this.printEntries(node.entries, depth, ([key, value]) => [key, value]);
        break;
      case 'mapping':
        this.printEntries(node.entries, depth, (entry) => [
          entry.name ?? keyText(entry.key),
          entry.value,
        ]);
    }
  }

  private lineStart(depth: number): string {
    return (this.indents[depth] ??= `\n${'  '.repeat(depth)}`);
  }

  private printItems(items: readonly Printable[], depth: number): void {
    if (items.length === 0) {
      this.pieces.push('[]');
      return;
    }
    let separator = '[';
    for (const item of items) {
      this.pieces.push(separator, this.lineStart(depth + 1));
      this.print(item, depth + 1);
      separator = ',';
    }
    this.pieces.push(this.lineStart(depth), ']');
  }

  private printEntries<Entry>(
    entries: readonly Entry[],
    depth: number,
    pairOf: (entry: Entry) => [string, Printable],
  ): void {
    if (entries.length === 0) {
      this.pieces.push('{}');
      return;
    }
    let separator = '{';
    for (const entry of entries) {
      const [key, value] = pairOf(entry);
      this.pieces.push(separator, this.lineStart(depth + 1), JSON.stringify(key), ': ');
      this.print(value, depth + 1);
      separator = ',';
    }
    this.pieces.push(this.lineStart(depth), '}');
  }
}

/**
 * Prints a catalog: two-space indent, non-ASCII kept, numbers by their source type, `\n` line ends and a
 * final one. Registry rules, "Catalog".
 */
export function printJson(value: Printable): string {
  const printer = new Printer();
  printer.print(value, 0);
  printer.pieces.push('\n');
  return printer.pieces.join('');
}
