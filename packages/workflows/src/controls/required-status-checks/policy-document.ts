import type { Location, SourceFile } from '@gonogo/core';
import { escapeRegExp } from '../../model/template.js';
import { maskMarkdown } from './mask-markdown.js';

/** Where a name must stand: `prose` leaves out fenced code, `visible` counts it. */
export type Visibility = 'prose' | 'visible';

/** A Markdown document in which names and sentences are looked for. */
export interface PolicyDocument {
  /** Whether readers see the text; line breaks and emphasis between its words do not matter. */
  mentions(text: string, where: Visibility): boolean;
  /** Where the text stands in the file although readers do not see it; undefined where it does not. */
  findHidden(text: string): Location | undefined;
}

/** Makes a document from the file's text. */
export function readPolicyDocument(file: SourceFile): PolicyDocument {
  const masked = maskMarkdown(file.text);
  const texts: Readonly<Record<Visibility, string>> = {
    prose: plain(masked.prose),
    visible: plain(masked.visible),
  };
  return {
    mentions: (text, where) => patternOf(text).test(texts[where]),
    findHidden(text) {
      const match = patternOf(text).exec(file.text);
      return match === null ? undefined : file.locate(match.index);
    },
  };
}

/** The text without emphasis, code marks and backslash escapes. */
function plain(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/\*+|`+/g, '');
}

/** A whole name: `ci` is not mentioned by `circuit` or `ci-2`. */
function patternOf(text: string): RegExp {
  const words = text.trim().replace(/[*`]/g, '').split(/\s+/).map(escapeRegExp).join('\\s+');
  return new RegExp(`(?<![\\w-])${words}(?![\\w-])`);
}
