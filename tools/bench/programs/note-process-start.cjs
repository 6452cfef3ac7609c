// Preloaded into every Node process of a measured command: one line per process that starts.
const { appendFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const file = process.env.GONOGO_BENCH_PROCESS_STARTS;
if (file !== undefined && isMainThread) {
  const [, script = ''] = process.argv;
  appendFileSync(file, `${JSON.stringify({ pid: process.pid, script })}\n`);
}
