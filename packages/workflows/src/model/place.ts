import type { Location } from '@gonogo/core';

/** A location as people and editors write it: `ci.yml:31:9`. */
export function formatPlace({ file, line, column }: Location): string {
  return `${file}:${line}:${column}`;
}
