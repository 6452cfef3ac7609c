// Read at run time, because the file lies outside of what is compiled.
const manifest = require('../package.json') as { readonly version: string };

/** Name and version as every report carries them. The version is part of every task's hash. */
export const SUITE = { name: 'gonogo', version: manifest.version } as const;
