/** A text under construction, each UTF-16 code unit with the offset that it comes from. */
export class PositionedText {
  private readonly pieces: string[] = [];
  private readonly offsets: number[] = [];
  private joined: string | undefined;
  private last = '';

  /** @param end offset of the end of the text; moves on with what is added */
  constructor(private end: number) {}

  get text(): string {
    this.joined ??= this.pieces.join('');
    return this.joined;
  }

  get length(): number {
    return this.offsets.length;
  }

  /** Whether the text ends in a line feed. */
  get endsInLineFeed(): boolean {
    return this.last.endsWith('\n');
  }

  /** Adds text that stands verbatim in the source at `offset`. */
  copy(text: string, offset: number): void {
    for (let index = 0; index < text.length; index++) this.offsets.push(offset + index);
    this.append(text, offset + text.length);
  }

  /** Adds text that the source spells otherwise, between `start` and `end`: all of it stands at `start`. */
  stand(text: string, start: number, end: number): void {
    for (let index = 0; index < text.length; index++) this.offsets.push(start);
    this.append(text, end);
  }

  /** Offset of the character at `index` of the text, of its end for the text's length; clamped. */
  offsetAt(index: number): number {
    return this.offsets[Math.max(0, index)] ?? this.end;
  }

  private append(text: string, end: number): void {
    if (text === '') return;
    this.pieces.push(text);
    this.last = text;
    this.joined = undefined;
    this.end = end;
  }
}
