import { drawTable, type Column } from './box-table.js';

const COLUMNS: readonly Column[] = [
  { title: 'name', align: 'left' },
  { title: 'n', align: 'right' },
];

it('draws each row on a line, as wide as its widest cell', () => {
  const rows = [
    [{ text: 'a' }, { text: '1000' }],
    [{ text: 'longer' }, { text: '2' }],
  ];
  expect(drawTable(COLUMNS, rows)).toBe(
    [
      '┌────────┬──────┐',
      '│ name   │    n │',
      '├────────┼──────┤',
      '│ a      │ 1000 │',
      '│ longer │    2 │',
      '└────────┴──────┘',
    ].join('\n'),
  );
});

it('gives wide characters two columns, and combining ones none', () => {
  const lines = drawTable(COLUMNS, [[{ text: '日本' }], [{ text: 'e\u0301te' }]]).split('\n');
  expect(lines.slice(3, 5)).toEqual(['│ 日本 │   │', '│ e\u0301te  │   │']);
});

it('paints the text, not the space around it', () => {
  const paint = (text: string): string => `<${text}>`;
  const lines = drawTable(COLUMNS, [
    [
      { text: 'a', paint },
      { text: '1', paint },
    ],
  ]).split('\n');
  expect(lines[3]).toBe('│ <a>    │ <1> │');
});

it('is a head alone without rows', () => {
  expect(drawTable(COLUMNS, []).split('\n')).toHaveLength(4);
});

it('has room for a hundred thousand rows', () => {
  const rows = Array.from({ length: 100_000 }, () => [{ text: 'a' }, { text: '1' }]);
  expect(drawTable(COLUMNS, rows).split('\n')).toHaveLength(100_004);
});
