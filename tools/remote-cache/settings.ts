import { parseArgs } from 'node:util';
import { DEFAULT_MAX_ENTRY_BYTES, type RemoteCacheOptions } from './create-remote-cache';

export const USAGE = `usage: main.ts --folder=<folder> [--host=127.0.0.1] [--port=0] [--max-entry-bytes=${DEFAULT_MAX_ENTRY_BYTES}]
Tokens come from the environment, separated by commas, since arguments show in the list of processes:
  GONOGO_REMOTE_CACHE_WRITE_TOKENS  for jobs on trusted branches
  GONOGO_REMOTE_CACHE_READ_TOKENS   for pull requests and laptops`;

/**
 * Reads the options of a server that is started by hand.
 *
 * @param args without the program
 * @throws Error that says which setting is wrong
 */
export function readSettings(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): RemoteCacheOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      folder: { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '0' },
      'max-entry-bytes': { type: 'string', default: String(DEFAULT_MAX_ENTRY_BYTES) },
    },
  });
  if (values.folder === undefined) throw new Error('--folder is missing');
  return {
    folder: values.folder,
    host: values.host,
    port: toInteger('--port', values.port, 65_535),
    maxEntryBytes: toInteger('--max-entry-bytes', values['max-entry-bytes']),
    tokens: {
      write: split(environment.GONOGO_REMOTE_CACHE_WRITE_TOKENS),
      read: split(environment.GONOGO_REMOTE_CACHE_READ_TOKENS),
    },
  };
}

function toInteger(name: string, text: string, max = Number.MAX_SAFE_INTEGER): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= max) return value;
  throw new Error(`${name} is ${JSON.stringify(text)}; it must be an integer from 0 to ${max}`);
}

function split(list = ''): string[] {
  return list
    .split(',')
    .map((token) => token.trim())
    .filter((token) => token !== '');
}
