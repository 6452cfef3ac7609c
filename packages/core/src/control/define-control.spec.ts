import { z } from 'zod';
import { fakeControl } from '../testing/fake-control.js';
import { defineGate } from './define-control.js';

it('gives the definition back, frozen, with its kind', () => {
  const control = fakeControl({ id: 'a-b2' });
  expect(control).toMatchObject({ kind: 'evidence', id: 'a-b2' });
  expect(Object.isFrozen(control)).toBe(true);
});

it.each(['', 'A', 'a_b', 'a--b', '-a', 'a-', '1a', 'a b', 'verify', 'a/b', 'ä'])(
  'refuses the id %j',
  (id) =>
    expect(() => fakeControl({ id })).toThrow(
      new TypeError(
        `Control id "${id}": lower-case words joined by hyphens are allowed, and not "verify", which is the suite's own`,
      ),
    ),
);

it.each(['', 'r', 'r.txt', '../r.json', 'a/r.json', 'a\\r.json', 'r .json', 'r.json\n'])(
  'refuses the report %j',
  (report) =>
    expect(() => fakeControl({ report })).toThrow(
      new TypeError(
        `Control "fake": report "${report}" must be a plain file name ending in .json or .md`,
      ),
    ),
);

it.each(['root', 'report', 'enforce', 'timeLimitSeconds'])(
  'refuses the option "%s", which its executor has',
  (name) =>
    expect(() => fakeControl({ options: z.strictObject({ [name]: z.string() }) })).toThrow(
      new TypeError(`Control "fake": option "${name}" is the executor's own, give it another name`),
    ),
);

it.each([z.object({}), z.looseObject({}), z.object({}).catchall(z.string())])(
  'refuses options that accept unknown names',
  (options) =>
    expect(() => fakeControl({ options })).toThrow(
      new TypeError(
        'Control "fake": its options accept unknown names: declare them with z.strictObject',
      ),
    ),
);

describe('defineGate', () => {
  const gate = {
    id: 'gate',
    title: 'Gate',
    description: 'Decides.',
    playbook: '3',
    marker: { pattern: 'f.json' },
    options: z.strictObject({}),
    reports: ['gate.json', 'gate.md'],
    run: () => ({ success: true, output: '' }),
  };

  it('gives the definition back with its kind', () => {
    expect(defineGate(gate)).toMatchObject({ kind: 'gate', id: 'gate' });
  });

  it('refuses what cannot work', () => {
    expect(() => defineGate({ ...gate, id: 'Gate' })).toThrow('Control id "Gate"');
    expect(() => defineGate({ ...gate, reports: ['a.json', '../b'] })).toThrow('report "../b"');
    expect(() => defineGate({ ...gate, options: z.object({}) })).toThrow('z.strictObject');
  });
});
