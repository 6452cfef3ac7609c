export * from './expressions.js';
export * from './parse-shell-script.js';
export type * from './types.js';
