import { createRemoteCache, type RequestRecord } from './create-remote-cache';
import { readSettings, USAGE } from './settings';

async function main(): Promise<void> {
  const cache = await createRemoteCache({
    ...readSettings(process.argv.slice(2), process.env),
    onRequest: (record) => process.stdout.write(`${toLine(record)}\n`),
  });
  process.stdout.write(`Listening on ${cache.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void cache.close());
}

function toLine({ method, hash = '-', status, problem }: RequestRecord): string {
  return [method, hash, status ?? 'aborted', problem ?? ''].join(' ').trim();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
  process.exitCode = 2;
});
