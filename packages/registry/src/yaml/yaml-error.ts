/** Ends the reading of one document; `loadYaml` turns it into data and nothing else sees it. */
export class YamlError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
    this.name = 'YamlError';
  }
}

/** A token at the place of a key has no `:`; it and what follows cannot be read. */
export class UnfinishedKeyError extends YamlError {
  constructor(
    offset: number,
    readonly tokenIndex: number,
  ) {
    super('expected ":" after this key, on the same line', offset);
  }
}
