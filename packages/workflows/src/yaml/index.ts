export * from './parse-yaml-file.js';
export * from './scalar-text.js';
export type { ScalarText } from './types.js';
