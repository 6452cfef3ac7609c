/** How a text breaks and indents its lines. */
export interface Layout {
  readonly lineEnd: string;
  /** One level of indentation. */
  readonly unit: string;
}

/** Lists of plain values that are not longer than this stay on one line. */
const MAX_INLINE = 60;

/** Reads the layout off the first indented line; two spaces where there is none. */
export function layoutOf(text: string): Layout {
  return {
    lineEnd: text.includes('\r\n') ? '\r\n' : '\n',
    unit: /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ',
  };
}

/** A value on as many lines as it needs, the first one not indented. */
export function renderValue(value: unknown, layout: Layout, indent: string): string {
  const [open, close, items] = partsOf(value);
  if (items === undefined || items.length === 0) return JSON.stringify(value);
  const inline = renderInline(value);
  const isPlainList = open === '[' && items.every(({ value: item }) => !isContainer(item));
  if (isPlainList && inline.length <= MAX_INLINE) return inline;
  const inner = indent + layout.unit;
  const lines = items.map(({ key, value: item }) => inner + key + renderValue(item, layout, inner));
  const { lineEnd } = layout;
  return `${open}${lineEnd}${lines.join(`,${lineEnd}`)}${lineEnd}${indent}${close}`;
}

/** A value on one line. */
export function renderInline(value: unknown): string {
  const [open, close, items] = partsOf(value);
  if (items === undefined || items.length === 0) return JSON.stringify(value);
  const space = open === '{' ? ' ' : '';
  const texts = items.map(({ key, value: item }) => key + renderInline(item));
  return `${open}${space}${texts.join(', ')}${space}${close}`;
}

interface Item {
  readonly key: string;
  readonly value: unknown;
}

function partsOf(
  value: unknown,
): [open: string, close: string, items: readonly Item[] | undefined] {
  if (Array.isArray(value)) {
    return ['[', ']', value.map((item: unknown) => ({ key: '', value: item }))];
  }
  if (!isContainer(value)) return ['', '', undefined];
  const entries: [string, unknown][] = Object.entries(value);
  return [
    '{',
    '}',
    entries.map(([key, item]) => ({ key: `${JSON.stringify(key)}: `, value: item })),
  ];
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
