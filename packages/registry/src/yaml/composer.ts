import { Anchors } from './anchors.js';
import { readBlockEntries, readBlockMapping, readBlockSequence } from './block.js';
import { readFlowMapping, readFlowSequence } from './flow.js';
import { MAX_DEPTH } from './limits.js';
import { entryNode, mappingNode, namedEntry, scalarNode, sequenceNode } from './nodes.js';
import { makeScalar, type ScalarTag } from './resolve-scalar.js';
import type { StringPool } from './string-pool.js';
import {
  checkMappingTag,
  checkSequenceTag,
  finishEntries,
  type RawEntry,
  scalarTag,
} from './tags.js';
import type { TokenReader } from './token-reader.js';
import type { Token } from './token.js';
import type { DuplicateKey, YamlNode, YamlScalar } from './types.js';
import { YamlError } from './yaml-error.js';

interface Properties {
  readonly anchor: string;
  readonly tag: string;
  readonly start: number;
}

const NO_PROPERTIES: Properties = { anchor: '', tag: '', start: -1 };

/** Builds nodes from tokens by recursive descent. The grammar is that of YAML 1.1, chapter 4, as PyYAML has it. */
export class Composer {
  readonly duplicates: DuplicateKey[] = [];
  private readonly anchors = new Anchors();
  private depth = 0;

  constructor(
    readonly tokens: TokenReader,
    private readonly tagHandles: ReadonlyMap<string, string>,
    private readonly pool: StringPool,
  ) {}

  /** @param block whether block collections may stand here */
  node(block: boolean, indentless = false): YamlNode {
    const alias = this.tokens.accept('alias');
    if (alias !== undefined) return this.anchors.resolve(alias);
    const properties = this.properties();
    const { anchor, start } = properties;
    return this.anchors.define(anchor, start, () => this.content(properties, block, indentless));
  }

  /** The value null, where nothing stands. */
  empty(offset: number): YamlScalar {
    this.anchors.countNode();
    return scalarNode('null', null, offset);
  }

  private properties(): Properties {
    if (!this.tokens.isAny(['anchor', 'tag'])) return NO_PROPERTIES;
    const { start } = this.tokens.peek();
    const first = this.tokens.accept('anchor');
    const tag = this.tokens.accept('tag');
    const anchor = first ?? this.tokens.accept('anchor');
    return {
      anchor: anchor?.text ?? '',
      tag: tag === undefined ? '' : this.resolveTag(tag),
      start,
    };
  }

  private resolveTag(token: Token): string {
    if (token.detail === undefined) return token.text;
    const prefix = this.tagHandles.get(token.detail);
    if (prefix === undefined) {
      throw new YamlError(`the tag handle "${token.detail}" is not declared`, token.start);
    }
    return prefix + token.text;
  }

  private content(properties: Properties, block: boolean, indentless: boolean): YamlNode {
    const { kind, start } = this.tokens.peek();
    if (kind === 'plain' || kind === 'quoted') {
      const token = this.tokens.take();
      return this.scalar(this.tagOf(token, properties), token);
    }
    if (kind === 'flow-sequence-start')
      return this.sequence(properties, () => readFlowSequence(this));
    if (kind === 'flow-mapping-start') return this.mapping(properties, () => readFlowMapping(this));
    if (kind === 'block-entry' && indentless) {
      return this.sequence(properties, () => readBlockEntries(this));
    }
    if (block && kind === 'block-sequence-start') {
      return this.sequence(properties, () => readBlockSequence(this));
    }
    if (block && kind === 'block-mapping-start') {
      return this.mapping(properties, () => readBlockMapping(this));
    }
    if (properties.start < 0) this.tokens.fail('a value');
    this.anchors.countNode();
    return makeScalar(scalarTag(properties.tag, '', true, start), '', properties.start);
  }

  private tagOf({ text, kind, start }: Token, properties: Properties): ScalarTag {
    const offset = properties.start < 0 ? start : properties.start;
    return scalarTag(properties.tag, text, kind === 'plain', offset);
  }

  private scalar(tag: ScalarTag, { text, start }: Token): YamlScalar {
    this.anchors.countNode();
    return makeScalar(tag, tag === 'string' ? this.pool(text) : text, start);
  }

  private sequence(properties: Properties, items: () => YamlNode[]): YamlNode {
    const offset = this.tokens.peek().start;
    this.anchors.countNode();
    checkSequenceTag(properties.tag, offset);
    return sequenceNode(this.nested(offset, items), offset);
  }

  private mapping(properties: Properties, entries: () => RawEntry[]): YamlNode {
    const offset = this.tokens.peek().start;
    this.anchors.countNode();
    checkMappingTag(properties.tag, offset);
    return this.finishMapping(this.nested(offset, entries), offset);
  }

  private nested<T>(offset: number, build: () => T): T {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) {
      throw new YamlError(`nested deeper than ${MAX_DEPTH} levels`, offset);
    }
    const result = build();
    this.depth -= 1;
    return result;
  }

  /** Reads an entry: its key, which is a scalar, then its value. */
  entry(block: boolean, value: (keyOffset: number) => YamlNode): RawEntry {
    const token = this.tokens.peek();
    if (token.kind !== 'plain') {
      const key = this.keyNode(block);
      return entryNode(key, value(key.offset));
    }
    this.tokens.take();
    const { text, start } = token;
    const tag = this.tagOf(token, NO_PROPERTIES);
    if (tag === 'merge') return { merge: value(start), offset: start };
    this.anchors.countNode();
    if (tag === 'string' || tag === 'default') {
      return namedEntry(this.pool(text), start, value(start));
    }
    return entryNode(makeScalar(tag, text, start), value(start));
  }

  private keyNode(block: boolean): YamlScalar {
    const { start } = this.tokens.peek();
    const node = this.node(block, block);
    if (node.kind === 'scalar') return node;
    throw new YamlError(`a key must be a scalar, not a ${node.kind}`, start);
  }

  /** Makes a mapping from its entries as they were read. */
  finishMapping(raw: readonly RawEntry[], offset: number): YamlNode {
    const entries = finishEntries(raw, {
      duplicates: this.duplicates,
      countMerged: (count, at) => {
        this.anchors.countAliased(count, at);
      },
    });
    return mappingNode(entries, offset);
  }
}
