import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';

/** What figures depend on beside the code. */
export function machineFacts(nxVersion: string): [name: string, value: string][] {
  const [cpu] = cpus();
  return [
    ['Date', new Date().toISOString().slice(0, 10)],
    ['Processor', `${availableParallelism()} cores, ${cpu?.model ?? 'of an unknown kind'}`],
    ['Memory', `${Math.round(totalmem() / 1024 ** 3)} GiB`],
    ['System', `${type()} ${release()}`],
    ['Node', process.version],
    ['Nx', nxVersion],
  ];
}

/** Average number of running or waiting processes over the last minute: the benchmarks' own count too. */
export function load(): string {
  const [lastMinute = 0] = loadavg();
  return lastMinute.toFixed(1);
}
