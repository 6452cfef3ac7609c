import { posix } from 'node:path';

const REFERENCES = [
  /\brequire\("([^"]+)"\)/g,
  /\bimport\(["']([^"']+)["']\)/g,
  /^(?:import|export)\b[^'"\n]*\bfrom '([^']+)';$/gm,
  /^import '([^']+)';$/gm,
];

/** What a compiled module or a declaration file loads, as it is written there. */
export function moduleReferences(text: string): readonly string[] {
  const found = REFERENCES.flatMap((pattern) => [...text.matchAll(pattern)]);
  return [...new Set(found.map(([, reference = '']) => reference))].sort();
}

/** Name of the package of a reference that is neither relative nor built into Node; undefined for those. */
export function packageOf(reference: string): string | undefined {
  if (/^(?:\.|node:)/.test(reference)) return undefined;
  return reference
    .split('/')
    .slice(0, reference.startsWith('@') ? 2 : 1)
    .join('/');
}

/**
 * Paths of all files that one needs from its own package, itself included.
 *
 * @param entry path of a compiled module, or of a declaration file: then declaration files are followed
 * @param read gives the text of a path
 */
export function reachableFiles(entry: string, read: (path: string) => string): Set<string> {
  const extension = entry.endsWith('.d.ts') ? '.d.ts' : '.js';
  const reached = new Set<string>();
  const pending = [entry];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    for (const reference of moduleReferences(read(path))) {
      if (!/^\.\.?\/.*\.js$/.test(reference)) continue;
      pending.push(posix.join(posix.dirname(path), reference.replace(/\.js$/, extension)));
    }
  }
  return reached;
}
