import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRemoteCache, type RemoteCache, type RequestRecord } from './create-remote-cache';
import { readSettings } from './settings';

const TOKENS = { write: ['secret-w1', 'secret-w2'], read: ['secret-r'] };
const HASH = '13378245928341234567';

let folder: string;
let cache: RemoteCache;
let records: RequestRecord[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gonogo-remote-cache-'));
  // Of this test only: a request may end after its test.
  const own: RequestRecord[] = [];
  records = own;
  cache = await createRemoteCache({
    folder,
    tokens: TOKENS,
    maxEntryBytes: 100_000,
    onRequest: (record) => own.push(record),
  });
});
afterEach(async () => {
  await cache.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Reply {
  readonly status: number;
  readonly bytes: Buffer;
  readonly headers: Headers;
}

interface Call {
  readonly hash?: string;
  readonly token?: string | undefined;
  readonly body?: Buffer | string;
  readonly type?: string;
}

async function call(method: string, given: Call = {}): Promise<Reply> {
  const { hash = HASH, body, type = 'application/octet-stream' } = given;
  const token = 'token' in given ? given.token : TOKENS.write[0];
  const response = await fetch(`${cache.url}/v1/cache/${hash}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': type }),
    },
    ...(body === undefined ? {} : { body }),
  });
  const { status, headers } = response;
  return { status, headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

const put = (body: Buffer | string, given: Call = {}): Promise<Reply> =>
  call('PUT', { ...given, body });

/** Sends bytes as they are, and answers with all that comes back until the end of the connection. */
function raw(
  text: string,
  end: 'wait' | 'half-close' | 'destroy' | 'leave' = 'half-close',
): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    const socket = connect({ port: Number(new URL(cache.url).port), allowHalfOpen: true });
    socket.on('data', (chunk) => {
      received += chunk.toString();
      if (end === 'leave') socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('end', () => socket.end());
    socket.on('close', () => {
      resolve(received);
    });
    socket.write(text, () => {
      if (end === 'half-close') socket.end();
      if (end === 'destroy') setTimeout(() => socket.destroy(), 100);
    });
  });
}

const rawPut = (headers: readonly string[], body: string, hash = HASH): string =>
  [
    `PUT /v1/cache/${hash} HTTP/1.1`,
    'Host: cache',
    `Authorization: Bearer ${TOKENS.write[0] ?? ''}`,
    'Content-Type: application/octet-stream',
    ...headers,
    '',
    body,
  ].join('\r\n');

/** Waits for the server to have finished a number of requests, which it may after the client has gone. */
async function recorded(count: number): Promise<RequestRecord[]> {
  while (records.length < count) await sleep(5);
  return records;
}

describe('entries', () => {
  const BYTES = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 251));

  it('come back as they were stored, for every token', async () => {
    expect(await put(BYTES)).toMatchObject({ status: 200 });
    for (const token of [...TOKENS.write, ...TOKENS.read]) {
      const { status, bytes, headers } = await call('GET', { token });
      expect(status).toBe(200);
      expect(bytes.equals(BYTES)).toBe(true);
      expect(headers.get('content-type')).toBe('application/octet-stream');
      expect(headers.get('content-length')).toBe('70000');
    }
  });

  it('outlive the server', async () => {
    await put(BYTES);
    await cache.close();
    cache = await createRemoteCache({ folder, tokens: TOKENS });
    expect((await call('GET')).bytes.equals(BYTES)).toBe(true);
  });

  it('may be empty', async () => {
    expect(await put('')).toMatchObject({ status: 200 });
    expect(await call('GET')).toMatchObject({ status: 200, bytes: Buffer.alloc(0) });
  });

  it('are not there before they are stored', async () => {
    expect(await call('GET')).toMatchObject({ status: 404 });
  });

  it('are never replaced', async () => {
    await put('first', { token: TOKENS.write[0] });
    expect(await put('second', { token: TOKENS.write[1] })).toMatchObject({ status: 409 });
    expect((await call('GET')).bytes.toString()).toBe('first');
    expect(readdirSync(folder)).toEqual([HASH]);
  });

  it('are stored once by uploads at once, and whole', async () => {
    const bodies = Array.from({ length: 12 }, (_, index) => Buffer.alloc(90_000, index));
    const replies = await Promise.all(bodies.map((body) => put(body)));
    expect(replies.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array<number>(11).fill(409),
    ]);
    const stored = readFileSync(join(folder, HASH));
    expect(bodies.some((body) => body.equals(stored))).toBe(true);
    expect(readdirSync(folder)).toEqual([HASH]);
  });
});

describe('access', () => {
  it.each([undefined, '', 'secret', 'secret-w1x', 'SECRET-W1', 'secret-w1,secret-w2'])(
    'is refused with the token %j, before anything else is looked at',
    async (token) => {
      for (const reply of [
        await call('GET', { token }),
        await put('x', { token }),
        await call('GET', { token, hash: '..%2f' }),
      ]) {
        expect(reply.status).toBe(401);
        expect(reply.headers.get('www-authenticate')).toBe('Bearer');
        expect(reply.headers.get('content-type')).toBe('text/plain');
      }
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it('is refused to another scheme', async () => {
    const headers = { authorization: `Basic ${TOKENS.write[0] ?? ''}` };
    expect((await fetch(`${cache.url}/v1/cache/${HASH}`, { headers })).status).toBe(401);
  });

  it('does not let a token for reading write', async () => {
    expect(await put('x', { token: 'secret-r' })).toMatchObject({ status: 403 });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    [{ write: [], read: [] }, 'No token is given'],
    [{ write: [' '], read: [] }, 'A token is empty'],
    [{ write: ['secret'], read: ['secret'] }, 'both in the write and in the read tokens'],
  ])('cannot be set up with the tokens %j', async (tokens, message) => {
    const error: unknown = await createRemoteCache({ folder, tokens }).catch((e: unknown) => e);
    expect(String(error)).toContain(message);
    expect(String(error)).not.toContain('secret');
  });
});

describe('what is refused', () => {
  it.each([
    '/v1/cache/../secret',
    '/v1/cache/..%2fsecret',
    '/v1/cache/%2e%2e',
    '/v1/cache/',
    '/v1/cache/a/b',
    '/v1/cache/a?b',
    '/v1/cache/a.upload',
    `/v1/cache/${'1'.repeat(129)}`,
  ])('%s as an entry', async (path) => {
    for (const method of ['GET', 'PUT']) {
      const lines = [
        `${method} ${path} HTTP/1.1`,
        'Host: cache',
        'Authorization: Bearer secret-w1',
        'Content-Length: 1',
        '',
        'x',
      ];
      expect(await raw(lines.join('\r\n'))).toMatch(/^HTTP\/1\.1 400 /);
    }
    expect(readdirSync(folder)).toEqual([]);
    expect(records.map(({ hash }) => hash)).toEqual([undefined, undefined]);
  });

  it('other addresses', async () => {
    for (const path of ['/', '/v1/', '/v2/cache/1', '/x/v1/cache/1']) {
      const headers = { authorization: 'Bearer secret-w1' };
      expect((await fetch(`${cache.url}${path}`, { headers })).status).toBe(404);
    }
  });

  it.each(['DELETE', 'POST', 'HEAD'])('the method %s', async (method) => {
    const { status, headers } = await call(method);
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('GET, PUT');
  });

  it('another content type', async () => {
    expect(await put('{}', { type: 'application/json' })).toMatchObject({ status: 415 });
  });

  it('an entry that is too large, by one byte', async () => {
    const { status, bytes } = await put(Buffer.alloc(100_001));
    expect(status).toBe(413);
    expect(bytes.toString()).toContain('has 100001 bytes; at most 100000 are allowed');
    expect(readdirSync(folder)).toEqual([]);
    expect(await put(Buffer.alloc(100_000))).toMatchObject({ status: 200 });
  });

  it.each([
    ['no length', ['Transfer-Encoding: chunked'], '1\r\nx\r\n0\r\n\r\n'],
    ['a length that is none', ['Content-Length: many'], 'x'],
    ['a negative length', ['Content-Length: -1'], 'x'],
    ['two lengths', ['Content-Length: 1', 'Content-Length: 2'], 'xy'],
  ])('an upload with %s', async (_, headers, body) => {
    expect(await raw(rawPut(headers, body))).toMatch(/^HTTP\/1\.1 400 /);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('an upload of fewer bytes than its length', async () => {
    expect(await raw(rawPut(['Content-Length: 9'], 'x'))).toMatch(/^HTTP\/1\.1 400 /);
    expect(await recorded(1)).toEqual([{ method: 'PUT', hash: HASH, status: undefined }]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('bytes beyond the length, which never get into the entry', async () => {
    const received = await raw(rawPut(['Content-Length: 3'], 'abcdef\r\n\r\n'));
    expect(received).toMatch(/HTTP\/1\.1 400 /);
    await recorded(1);
    // The connection ends at the first byte too many, before or after the entry is stored.
    const stored = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(['', 'abc']).toContain(stored.join());
  });
});

describe('what breaks off', () => {
  it('leaves nothing of an upload, and can be uploaded again', async () => {
    await raw(rawPut(['Content-Length: 90000'], 'x'.repeat(50_000)), 'destroy');
    expect(await recorded(1)).toEqual([{ method: 'PUT', hash: HASH, status: undefined }]);
    expect(readdirSync(folder)).toEqual([]);
    expect(await put('whole')).toMatchObject({ status: 200 });
  });

  it('leaves nothing of an upload during which the server closes', async () => {
    const broken = raw(rawPut(['Content-Length: 90000'], 'x'.repeat(50_000)), 'wait');
    while (readdirSync(folder).length === 0) await sleep(5);
    await cache.close();
    await broken;
    await recorded(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is told where the store fails in the midst of an upload, but not where the store is', async () => {
    rmSync(folder, { recursive: true });
    const sent = rawPut(['Content-Length: 90000'], 'x'.repeat(50_000));
    const [head = '', body] = (await raw(sent, 'leave')).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 500 /);
    expect(body).toBe('The server failed\n');
    const [record] = await recorded(1);
    expect(record).toMatchObject({ method: 'PUT', status: 500 });
    expect(record?.problem).toContain('ENOENT');
  });
});

it.each<[string, Call, number]>([
  ['PUT', { body: 'x' }, 200],
  ['PUT', { body: 'x', token: 'secret-r' }, 403],
  ['PUT', { body: 'x', token: 'secret-unknown' }, 401],
  ['GET', {}, 404],
  ['GET', { token: 'secret-unknown' }, 401],
])('tells of a %s with %j, and of no token', async (method, given, status) => {
  const { bytes } = await call(method, given);
  // Nothing but these, which hold no token.
  expect(await recorded(1)).toEqual([{ method, hash: HASH, status }]);
  expect(bytes.toString()).not.toContain('secret');
});

it('says that a port is in use', async () => {
  const port = Number(new URL(cache.url).port);
  await expect(createRemoteCache({ folder, tokens: TOKENS, port })).rejects.toThrow('EADDRINUSE');
});

describe('settings', () => {
  it('come from arguments, tokens from the environment', () => {
    const environment = { GONOGO_REMOTE_CACHE_WRITE_TOKENS: 'a, b,' };
    expect(readSettings(['--folder=x', '--port=80', '--max-entry-bytes=5'], environment)).toEqual({
      folder: 'x',
      host: '127.0.0.1',
      port: 80,
      maxEntryBytes: 5,
      tokens: { write: ['a', 'b'], read: [] },
    });
  });

  it.each([
    [[], '--folder is missing'],
    [['--folder=x', '--port=70000'], '--port is "70000"; it must be an integer from 0 to 65535'],
    [['--folder=x', '--max-entry-bytes=1e3'], '--max-entry-bytes is "1e3"'],
    [['--token=x'], "Unknown option '--token'"],
  ])('are refused: %j', (args, message) => {
    expect(() => readSettings(args, {})).toThrow(message);
  });
});
