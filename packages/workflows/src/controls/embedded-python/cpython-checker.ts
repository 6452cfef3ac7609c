import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { offsetOf } from './check-syntax.js';
import type { SyntaxChecker, SyntaxRequest, SyntaxVerdict } from './check-syntax.js';

const TIME_LIMIT_MS = 60_000;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** Compiles each text of a JSON list, runs none, and prints a list of null or [message, line, column]. */
const PROGRAM = `
import json, sys, warnings
warnings.simplefilter('ignore')
def check(text):
    try:
        compile(text, '<block>', 'exec', 0, True)
    except SyntaxError as error:
        return [error.msg, error.lineno or 1, (error.offset or 1) - 1]
    except Exception as error:
        return [type(error).__name__ + ': ' + str(error), 1, 0]
texts = json.loads(sys.stdin.buffer.read().decode('utf-8'))
version = '%d.%d.%d' % sys.version_info[:3]
print(json.dumps({'version': version, 'results': [check(text) for text in texts]}))
`;

const answerSchema = z.object({
  version: z.string(),
  results: z.array(z.tuple([z.string(), z.number(), z.number()]).nullable()),
});

/**
 * Checks with a real CPython in one process, isolated from the user's and the folder's modules (`-I -S`).
 * It knows the grammar of its own version alone. An interpreter that does not answer leaves every text
 * unknown.
 *
 * @param interpreter a program on PATH or its absolute path, such as `python3`
 */
export function createCpythonChecker(interpreter: string, signal?: AbortSignal): SyntaxChecker {
  return {
    name: `CPython (${interpreter})`,
    async check(requests) {
      const texts = [...new Set(requests.map(({ text }) => text))];
      const verdicts = await compileAll({ interpreter, signal }, texts);
      return requests.map(({ text }: SyntaxRequest) => verdicts(text));
    },
  };
}

interface Interpreter {
  readonly interpreter: string;
  readonly signal: AbortSignal | undefined;
}

async function compileAll(
  how: Interpreter,
  texts: readonly string[],
): Promise<(text: string) => SyntaxVerdict> {
  try {
    const answer = answerSchema.parse(JSON.parse(await run(how, JSON.stringify(texts))));
    const { results } = answer;
    if (results.length !== texts.length) {
      throw new RangeError(`${results.length} answers to ${texts.length} texts`);
    }
    const byText = new Map(texts.map((text, index) => [text, results[index]]));
    return (text) => toVerdict(text, byText.get(text) ?? null);
  } catch (error) {
    const cause = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    const reason = `interpreter "${how.interpreter}" did not answer: ${cause}; correct the option "interpreter" or leave it out`;
    return () => ({ kind: 'unknown', reason });
  }
}

function toVerdict(text: string, found: readonly [string, number, number] | null): SyntaxVerdict {
  if (!found) return { kind: 'valid' };
  const [message, line, column] = found;
  const start = offsetOf(text, line, 0);
  // CPython counts characters, the rest of the suite UTF-16 code units.
  const units = Array.from(text.slice(start)).slice(0, Math.max(0, column)).join('').length;
  return { kind: 'invalid', offset: offsetOf(text, line, units), message };
}

async function run({ interpreter, signal }: Interpreter, input: string): Promise<string> {
  const options = { timeout: TIME_LIMIT_MS, maxBuffer: MAX_OUTPUT_BYTES, signal };
  const running = promisify(execFile)(interpreter, ['-I', '-S', '-c', PROGRAM], options);
  // The child may end before it has read everything; its exit says why.
  running.child.stdin?.on('error', () => undefined);
  running.child.stdin?.end(input);
  return (await running).stdout;
}
