import { indexLines } from '@gonogo/core';
import type { SourceFile } from '@gonogo/core';

/** A file that only exists in a spec. */
export function sourceFile(text: string, path = '.github/workflows/ci.yml'): SourceFile {
  const index = indexLines(text);
  return {
    path,
    text,
    sha256: '0'.repeat(64),
    locate: (offset) => ({ file: path, ...index.position(offset) }),
  };
}
