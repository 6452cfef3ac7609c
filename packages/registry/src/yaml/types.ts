/** What a scalar is, as YAML 1.1 resolves it. */
export type YamlScalarType = 'null' | 'boolean' | 'integer' | 'float' | 'string' | 'timestamp';

export type YamlScalarValue = null | boolean | number | bigint | string;

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly type: YamlScalarType;
  /** An integer is a number where that is exact, else a bigint; a timestamp keeps its source text. */
  readonly value: YamlScalarValue;
  /** UTF-16 offset of its first character in the text. */
  readonly offset: number;
}

export interface YamlSequence {
  readonly kind: 'sequence';
  readonly items: readonly YamlNode[];
  readonly offset: number;
}

export interface YamlEntry {
  /** The key where it is a string, which is nearly always so. */
  readonly name: string | undefined;
  readonly key: YamlScalar;
  readonly value: YamlNode;
}

/** Entries in the order of a Python dict: place of the first occurrence, value of the last; keys are unique. */
export interface YamlMapping {
  readonly kind: 'mapping';
  readonly entries: readonly YamlEntry[];
  readonly offset: number;
}

export type YamlNode = YamlScalar | YamlSequence | YamlMapping;

/** A key that was given twice in one mapping. */
export interface DuplicateKey {
  readonly key: string;
  /** Offset of the later occurrence, whose value is kept. */
  readonly offset: number;
}

export interface YamlDocument {
  readonly ok: true;
  readonly root: YamlNode;
  readonly duplicateKeys: readonly DuplicateKey[];
}

export interface YamlFailure {
  readonly ok: false;
  readonly message: string;
  readonly offset: number;
}

export type YamlResult = YamlDocument | YamlFailure;
