import { MAX_ALIASED_NODES } from './limits.js';
import type { Token } from './token.js';
import type { YamlNode } from './types.js';
import { YamlError } from './yaml-error.js';

interface Anchored {
  /** Undefined while it is being read. */
  readonly node: YamlNode | undefined;
  /** Nodes that an alias of it stands for. */
  readonly size: number;
}

/** Knows the anchors of a document, and how many nodes it has with all that aliases stand for. */
export class Anchors {
  private readonly byName = new Map<string, Anchored>();
  private nodes = 0;
  private aliased = 0;

  countNode(): void {
    this.nodes += 1;
  }

  /** @throws YamlError where aliases and merge keys stand for too many nodes */
  countAliased(size: number, offset: number): void {
    this.aliased += size;
    if (this.aliased <= MAX_ALIASED_NODES) return;
    const message = `aliases stand for more than ${MAX_ALIASED_NODES} nodes; write fewer of them`;
    throw new YamlError(message, offset);
  }

  /** Reads a node and gives it the name; '' is no name. */
  define(name: string, offset: number, read: () => YamlNode): YamlNode {
    if (name === '') return read();
    if (this.byName.has(name)) throw new YamlError(`the anchor "${name}" is defined twice`, offset);
    const before = this.nodes + this.aliased;
    this.byName.set(name, { node: undefined, size: 0 });
    const node = read();
    this.byName.set(name, { node, size: this.nodes + this.aliased - before });
    return node;
  }

  /** The node that an alias stands for. */
  resolve({ text, start }: Token): YamlNode {
    const target = this.byName.get(text);
    if (target === undefined) {
      throw new YamlError(`the alias "${text}" names no anchor before it`, start);
    }
    if (target.node === undefined) {
      throw new YamlError(`the alias "${text}" stands inside its own anchor`, start);
    }
    this.countAliased(target.size, start);
    return target.node;
  }
}
