/** A stretch of the text from `index` on, up to the next one. */
interface Run {
  readonly index: number;
  /** Offset of its first character. */
  readonly offset: number;
  /** Offsets move on with the characters; otherwise all of it stands at `offset`. */
  readonly isCopy: boolean;
}

/**
 * A text under construction, each UTF-16 code unit with the offset that it comes from. Offsets are kept
 * as runs, a few for each line, because thousands of scripts are held at a time.
 */
export class PositionedText {
  private readonly pieces: string[] = [];
  private readonly runs: Run[] = [];
  private size = 0;
  private joined: string | undefined;

  /** @param end offset of the end of the text; moves on with what is added */
  constructor(private end: number) {}

  get text(): string {
    this.joined ??= this.pieces.join('');
    return this.joined;
  }

  get length(): number {
    return this.size;
  }

  /** Whether the text ends in a line feed. */
  get endsInLineFeed(): boolean {
    return this.pieces.at(-1)?.endsWith('\n') ?? false;
  }

  /** Adds text that stands verbatim in the source at `offset`. */
  copy(text: string, offset: number): void {
    const last = this.runs.at(-1);
    const continues = last?.isCopy && last.offset + this.size - last.index === offset;
    if (!continues) this.addRun(text, offset, true);
    this.append(text, offset + text.length);
  }

  /** Adds text that the source spells otherwise, between `start` and `end`: all of it stands at `start`. */
  stand(text: string, start: number, end: number): void {
    this.addRun(text, start, false);
    this.append(text, end);
  }

  /** Offset of the character at `index` of the text, of its end for the text's length; clamped. */
  offsetAt(index: number): number {
    const at = Math.max(0, index);
    const run = at < this.size ? this.runAt(at) : undefined;
    if (run === undefined) return this.end;
    return run.isCopy ? run.offset + at - run.index : run.offset;
  }

  /** The offset of each character, and of the end. */
  offsets(): number[] {
    const all: number[] = [];
    this.runs.forEach((run, at) => {
      const end = this.runs[at + 1]?.index ?? this.size;
      for (let index = run.index; index < end; index++) {
        all.push(run.isCopy ? run.offset + index - run.index : run.offset);
      }
    });
    all.push(this.end);
    return all;
  }

  private runAt(index: number): Run | undefined {
    let low = 0;
    let high = this.runs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const run = this.runs[middle];
      if (run !== undefined && run.index <= index) low = middle;
      else high = middle - 1;
    }
    return this.runs[low];
  }

  private addRun(text: string, offset: number, isCopy: boolean): void {
    if (text !== '') this.runs.push({ index: this.size, offset, isCopy });
  }

  private append(text: string, end: number): void {
    if (text === '') return;
    this.pieces.push(text);
    this.size += text.length;
    this.joined = undefined;
    this.end = end;
  }
}
