import { createHash, timingSafeEqual } from 'node:crypto';

/** What the bearer of a token may do; `write` includes reading. */
export type Access = 'none' | 'read' | 'write';

/** Secrets that the server knows; each is one bearer token. */
export interface Tokens {
  readonly write: readonly string[];
  readonly read: readonly string[];
}

/**
 * Makes the function that tells what a request may do from its `Authorization` header (RFC 6750, section 2.1).
 *
 * @throws Error when there is no token at all, an empty one, or one in both lists; the message never holds a token
 */
export function createAccess(tokens: Tokens): (authorization: string | undefined) => Access {
  const all = [...tokens.write, ...tokens.read];
  if (all.length === 0) {
    throw new Error('No token is given; give at least one, or the cache is open to everybody');
  }
  if (all.some((token) => token.trim() === '')) {
    throw new Error('A token is empty; remove it or give it a value');
  }
  if (tokens.write.some((token) => tokens.read.includes(token))) {
    throw new Error('A token is both in the write and in the read tokens; keep it in one of them');
  }
  const write = tokens.write.map(digest);
  const read = tokens.read.map(digest);
  return (authorization) => {
    const given = digest(/^bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '');
    const mayWrite = isAmong(given, write);
    const mayRead = isAmong(given, read);
    if (mayWrite) return 'write';
    return mayRead ? 'read' : 'none';
  };
}

/** Of equal length for every token, as the comparison in constant time demands. */
function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Compares with each one, so that the time does not tell which it was. */
function isAmong(given: Buffer, known: readonly Buffer[]): boolean {
  return known.filter((one) => timingSafeEqual(given, one)).length > 0;
}
