import { execFile } from 'node:child_process';

export interface ProcessResult {
  readonly code: number;
  /** Both streams. */
  readonly output: string;
  /** Wall clock from start to exit. */
  readonly milliseconds: number;
}

export interface ProcessRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

/** Runs a program to its end and takes its time. */
export function timeProcess(request: ProcessRequest): Promise<ProcessResult> {
  const { command, args, cwd, env } = request;
  return new Promise((resolve) => {
    const start = process.hrtime.bigint();
    const options = { cwd, env, maxBuffer: MAX_OUTPUT_BYTES };
    const child = execFile(command, [...args], options, (error, stdout, stderr) => {
      const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, output: `${stdout}${stderr}`, milliseconds });
    });
    child.stdin?.end();
  });
}

/** Runs a program to its end. @throws Error with its output where it fails */
export async function runProcess(request: ProcessRequest): Promise<ProcessResult> {
  const result = await timeProcess(request);
  if (result.code === 0) return result;
  const line = [request.command, ...request.args].join(' ');
  throw new Error(`${line} in ${request.cwd} ended with ${result.code}:\n${result.output}`);
}
