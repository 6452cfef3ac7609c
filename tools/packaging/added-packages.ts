/** Size in bytes of each installed package, by its path in `node_modules` and its version. */
export type InstalledSizes = ReadonlyMap<string, number>;

export interface AddedPackage {
  readonly name: string;
  readonly bytes: number;
}

export interface Addition {
  /** Packages that only the second installation has, biggest first. */
  readonly added: readonly AddedPackage[];
  /** Difference of the two in total: what moved elsewhere counts on both sides. */
  readonly bytes: number;
}

const total = (sizes: Iterable<number>): number => [...sizes].reduce((sum, size) => sum + size, 0);

/** What a second installation has beyond a first one. */
export function addedPackages(first: InstalledSizes, second: InstalledSizes): Addition {
  const names = new Set([...first.keys()].map(nameOf));
  const added = [...second]
    .filter(([path]) => !names.has(nameOf(path)))
    .map(([path, bytes]) => ({ name: nameOf(path), bytes }));
  return {
    added: added.sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1)),
    bytes: total(second.values()) - total(first.values()),
  };
}

/** `node_modules/a/node_modules/b@1.0.0` is `b@1.0.0`: where a package was put says nothing about what it weighs. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
