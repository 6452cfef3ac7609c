import type {
  YamlEntry,
  YamlMapping,
  YamlNode,
  YamlScalar,
  YamlScalarType,
  YamlScalarValue,
  YamlSequence,
} from './types.js';

const SCALAR = 'scalar';
const STRING = 'string';
const SEQUENCE = 'sequence';
const MAPPING = 'mapping';

// Registries of 100,000 skills have ten million nodes: what all nodes of a class share is not a field.

class StringScalar implements YamlScalar {
  constructor(
    readonly value: string,
    readonly offset: number,
  ) {}

  get kind(): typeof SCALAR {
    return SCALAR;
  }

  get type(): typeof STRING {
    return STRING;
  }
}

class OtherScalar implements YamlScalar {
  constructor(
    readonly type: YamlScalarType,
    readonly value: YamlScalarValue,
    readonly offset: number,
  ) {}

  get kind(): typeof SCALAR {
    return SCALAR;
  }
}

class SequenceNode implements YamlSequence {
  constructor(
    readonly items: readonly YamlNode[],
    readonly offset: number,
  ) {}

  get kind(): typeof SEQUENCE {
    return SEQUENCE;
  }
}

class MappingNode implements YamlMapping {
  constructor(
    readonly entries: readonly YamlEntry[],
    readonly offset: number,
  ) {}

  get kind(): typeof MAPPING {
    return MAPPING;
  }
}

class NamedEntry implements YamlEntry {
  constructor(
    readonly name: string,
    private readonly keyOffset: number,
    readonly value: YamlNode,
  ) {}

  /** Made when it is asked for, which is for a message or a catalog. */
  get key(): YamlScalar {
    return new StringScalar(this.name, this.keyOffset);
  }
}

class OtherEntry implements YamlEntry {
  constructor(
    readonly key: YamlScalar,
    readonly value: YamlNode,
  ) {}

  get name(): undefined {
    return undefined;
  }
}

export function entryNode(key: YamlScalar, value: YamlNode): YamlEntry {
  return key instanceof StringScalar
    ? new NamedEntry(key.value, key.offset, value)
    : new OtherEntry(key, value);
}

/** An entry whose key is a string. */
export function namedEntry(name: string, keyOffset: number, value: YamlNode): YamlEntry {
  return new NamedEntry(name, keyOffset, value);
}

export function scalarNode(
  type: YamlScalarType,
  value: YamlScalarValue,
  offset: number,
): YamlScalar {
  return typeof value === 'string' && type === 'string'
    ? new StringScalar(value, offset)
    : new OtherScalar(type, value, offset);
}

/** @param items copied, because an array that grew has room to spare */
export function sequenceNode(items: readonly YamlNode[], offset: number): YamlSequence {
  return new SequenceNode(items.slice(), offset);
}

/** @param entries copied, because an array that grew has room to spare */
export function mappingNode(entries: readonly YamlEntry[], offset: number): YamlMapping {
  return new MappingNode(entries.slice(), offset);
}
