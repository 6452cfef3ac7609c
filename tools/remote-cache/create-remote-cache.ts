/*
 * A server for Nx's self-hosted remote cache, after the OpenAPI document on the page "Self-hosted caching" of nx.dev:
 * GET and PUT /v1/cache/{hash} with a bearer token.
 *
 * On node:http alone. What is published for this contract are programs to deploy (with a web framework, a database or a
 * cloud storage behind them); npm has no library among them that a test could start in its own process. Two routes with
 * streamed bodies are not worth a web framework either.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { createAccess, type Tokens } from './access';
import { answer, hashOf, type Answer, type AnswerContext } from './answer';
import { openEntryStore } from './entry-store';

/** One request, when it is over. Holds nothing secret. */
export interface RequestRecord {
  readonly method: string;
  /** Undefined where the address names no valid hash. */
  readonly hash: string | undefined;
  /** Undefined where the connection ended before the answer did. */
  readonly status: number | undefined;
  /** Why the server itself failed. */
  readonly problem?: string;
}

export interface RemoteCacheOptions {
  /** Where entries are kept; made where it does not exist. */
  readonly folder: string;
  readonly tokens: Tokens;
  /** @default "127.0.0.1". Other machines reach it through a proxy with TLS: tokens go over the wire as they are. */
  readonly host?: string;
  /** @default a free one */
  readonly port?: number;
  /** @default 512 MiB */
  readonly maxEntryBytes?: number;
  readonly onRequest?: (record: RequestRecord) => void;
}

export interface RemoteCache {
  /** For NX_SELF_HOSTED_REMOTE_CACHE_SERVER. */
  readonly url: string;
  /** Ends all connections. */
  close(): Promise<void>;
}

export const DEFAULT_MAX_ENTRY_BYTES = 512 * 1024 * 1024;

/**
 * Starts a server; it listens when the promise is fulfilled.
 *
 * @throws Error when the tokens cannot be (see `createAccess`), the folder cannot be made or the port is in use
 */
export async function createRemoteCache(options: RemoteCacheOptions): Promise<RemoteCache> {
  const { folder, tokens, host = '127.0.0.1', port = 0, onRequest = () => undefined } = options;
  const context: AnswerContext = {
    accessOf: createAccess(tokens),
    store: await openEntryStore(folder),
    maxEntryBytes: options.maxEntryBytes ?? DEFAULT_MAX_ENTRY_BYTES,
  };
  const server = createServer((request, response) => {
    void handle(request, response, context).then(onRequest);
  });
  await listen(server, port, host);
  const { address, port: actualPort, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${actualPort}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  context: AnswerContext,
): Promise<RequestRecord> {
  const record = { method: request.method ?? '', hash: hashOf(request) };
  try {
    const { status } = await send(await answer(request, context), response);
    return { ...record, status };
  } catch (error) {
    // Not the fault of the server: the client has gone.
    if (response.destroyed) return { ...record, status: undefined };
    if (response.headersSent) response.destroy();
    else await send({ status: 500, body: 'The server failed\n' }, response).catch(() => undefined);
    return { ...record, status: 500, problem: String(error) };
  }
}

async function send(given: Answer, response: ServerResponse): Promise<Answer> {
  const { status, body, headers } = given;
  const isText = typeof body === 'string';
  response.writeHead(status, {
    // Nx shows its user the text of a 401 only where the type is exactly this one.
    'content-type': isText ? 'text/plain' : 'application/octet-stream',
    'content-length': isText ? Buffer.byteLength(body) : body.size,
    ...headers,
  });
  await pipeline(isText ? [body] : body.content, response);
  return given;
}
