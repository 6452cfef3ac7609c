import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import type { Access } from './access';
import type { Entry, EntryStore } from './entry-store';

/** What a request is answered with. */
export interface Answer {
  readonly status: number;
  /** Plain text, or an entry's bytes. */
  readonly body: string | Entry;
  readonly headers?: OutgoingHttpHeaders;
}

export interface AnswerContext {
  readonly store: EntryStore;
  readonly accessOf: (authorization: string | undefined) => Access;
  readonly maxEntryBytes: number;
}

const PREFIX = '/v1/cache/';

/** Hashes of Nx are decimal numbers; others are let through as long as they are plain file names. */
const HASH = /^[A-Za-z0-9_-]{1,128}$/;

/**
 * The hash that a request is about.
 * Of the address as it came: one that has been normalised no longer shows where its `..` led.
 */
export function hashOf({ url = '' }: IncomingMessage): string | undefined {
  const hash = url.startsWith(PREFIX) ? url.slice(PREFIX.length) : '';
  return HASH.test(hash) ? hash : undefined;
}

/**
 * Decides on a request, and stores what it uploads.
 *
 * @throws Error when an upload breaks off, or the store cannot be read or written
 */
export async function answer(request: IncomingMessage, context: AnswerContext): Promise<Answer> {
  const access = context.accessOf(request.headers.authorization);
  if (access === 'none') {
    return {
      ...text(401, 'The access token is missing or not known here'),
      headers: { 'www-authenticate': 'Bearer' },
    };
  }
  if (request.url?.startsWith(PREFIX) !== true) {
    return text(404, `Nothing is here; entries are at ${PREFIX}<hash>`);
  }
  const hash = hashOf(request);
  if (hash === undefined) {
    return text(400, 'The hash must be 1 to 128 letters, digits, "-" or "_"');
  }
  if (request.method === 'GET') return get(hash, context);
  if (request.method !== 'PUT') {
    return { ...text(405, 'Only GET and PUT are known here'), headers: { allow: 'GET, PUT' } };
  }
  if (access !== 'write') return text(403, 'This access token may read only');
  return put(hash, request, context);
}

async function get(hash: string, { store }: AnswerContext): Promise<Answer> {
  const entry = await store.read(hash);
  return entry === undefined ? text(404, 'There is no such entry') : { status: 200, body: entry };
}

async function put(
  hash: string,
  request: IncomingMessage,
  { store, maxEntryBytes }: AnswerContext,
): Promise<Answer> {
  const type = request.headers['content-type'];
  if (type !== 'application/octet-stream') {
    return text(415, 'The content type must be application/octet-stream');
  }
  // Node itself refuses a length that is no number, and takes no other number of bytes than the length says.
  const length = request.headers['content-length'];
  if (length === undefined) return text(400, 'The header Content-Length is missing');
  if (Number(length) > maxEntryBytes) {
    return {
      ...text(413, `The entry has ${length} bytes; at most ${maxEntryBytes} are allowed`),
      headers: { connection: 'close' },
    };
  }
  // Asked before, too, so that what is there already need not be written.
  const isStored = !(await store.has(hash)) && (await store.add(hash, request));
  return isStored ? text(200, 'Stored') : text(409, 'There is such an entry; it stays as it is');
}

function text(status: number, message: string): Answer {
  return { status, body: `${message}\n` };
}
