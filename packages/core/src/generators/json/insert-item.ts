import { stripComments, type Node } from 'jsonc-parser';
import { compareCodePoints } from '../../files/compare-code-points.js';
import { layoutOf, renderInline, renderValue } from './render-json.js';

export interface NewItem {
  /** Undefined for the element of an array. */
  readonly key: string | undefined;
  readonly value: unknown;
}

/**
 * Puts an item into an object or array of a JSON text, in the form that its neighbours have.
 *
 * @param container as parsed from this very text
 */
export function insertItem(text: string, container: Node, item: NewItem): string {
  const children = container.children ?? [];
  const last = children.at(-1);
  if (last === undefined) return fillEmpty(text, container, item);
  const place = placeOf(text, container);
  const following = item.key === undefined ? undefined : followingOf(children, item.key);
  const rendered = render(text, item, place);
  return following === undefined
    ? insertLast(text, { container, last, place }, rendered)
    : insertBefore(text, following, place, rendered);
}

/** Where the items of a container begin: on lines of their own with this indentation, or all on one line. */
type Place = { readonly indent: string } | undefined;

function placeOf(text: string, container: Node): Place {
  const first = container.children?.[0];
  const lead = text.slice(container.offset + 1, first?.offset ?? container.offset + 1);
  return lead.includes('\n') ? { indent: lead.slice(lead.lastIndexOf('\n') + 1) } : undefined;
}

function render(text: string, { key, value }: NewItem, place: Place): string {
  const name = key === undefined ? '' : `${JSON.stringify(key)}: `;
  const rendered =
    place === undefined ? renderInline(value) : renderValue(value, layoutOf(text), place.indent);
  return name + rendered;
}

/** The first of the keys that comes after the new one, where the keys are sorted. */
function followingOf(children: readonly Node[], key: string): Node | undefined {
  const keys = children.map(({ children: [name] = [] }) => String(name?.value));
  const isSorted = keys.every((one, index) => {
    const next = keys[index + 1];
    return next === undefined || compareCodePoints(one, next) <= 0;
  });
  const index = keys.findIndex((other) => compareCodePoints(key, other) < 0);
  return isSorted && keys.length > 1 ? children[index] : undefined;
}

function insertBefore(text: string, following: Node, place: Place, rendered: string): string {
  const separator = place === undefined ? ' ' : layoutOf(text).lineEnd + place.indent;
  return `${text.slice(0, following.offset)}${rendered},${separator}${text.slice(following.offset)}`;
}

interface End {
  readonly container: Node;
  readonly last: Node;
  readonly place: Place;
}

/** A comment behind the last item stays with it, and a trailing comma stays trailing. */
function insertLast(text: string, { container, last, place }: End, rendered: string): string {
  const end = last.offset + last.length;
  const head = text.slice(0, end);
  if (place === undefined) return `${head}, ${rendered}${text.slice(end)}`;
  const closing = container.offset + container.length - 1;
  const between = text.slice(end, closing);
  const comma = startsWithComma(between) ? '' : ',';
  const kept = between.trimEnd();
  const tail = (comma === '' ? ',' : '') + between.slice(kept.length) + text.slice(closing);
  return `${head}${comma}${kept}${layoutOf(text).lineEnd}${place.indent}${rendered}${tail}`;
}

function startsWithComma(text: string): boolean {
  return stripComments(text).trimStart().startsWith(',');
}

function fillEmpty(text: string, container: Node, item: NewItem): string {
  const closing = container.offset + container.length - 1;
  const head = text.slice(0, container.offset + 1);
  const inside = text.slice(container.offset + 1, closing).trimEnd();
  if (container.type === 'array' && inside === '') {
    return head + render(text, item, undefined) + text.slice(closing);
  }
  const { lineEnd, unit } = layoutOf(text);
  const lineStart = text.lastIndexOf('\n', container.offset) + 1;
  const outer = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  const indent = outer + unit;
  const rendered = render(text, item, { indent });
  return `${head}${inside}${lineEnd}${indent}${rendered}${lineEnd}${outer}${text.slice(closing)}`;
}
