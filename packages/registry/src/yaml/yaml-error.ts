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
