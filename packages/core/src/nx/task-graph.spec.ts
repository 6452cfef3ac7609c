import type { TaskGraph } from '@nx/devkit';
import fc from 'fast-check';
import { fakeTaskGraph } from '../testing/task-graph.js';
import { dependenciesOf, inDependencyOrder } from './task-graph.js';

it('reads dependencies as Nx 22 and 23 list them, and as 24 does', () => {
  const graph = fakeTaskGraph({ 'p:b': ['p:a'], 'p:a': [] });
  expect(dependenciesOf(graph, 'p:b')).toEqual(['p:a']);
  const objects = { ...graph, dependencies: { 'p:b': [{ id: 'p:a' }], 'p:a': [] } };
  expect(dependenciesOf(objects as unknown as TaskGraph, 'p:b')).toEqual(['p:a']);
  expect(dependenciesOf(graph, 'p:unknown')).toEqual([]);
});

it('puts each task after those that it waits for', () => {
  const graph = fakeTaskGraph({
    'p:verify': ['p:a', 'p:b'],
    'p:a': ['p:c'],
    'p:b': ['p:c', 'outside:x'],
    'p:c': [],
  });
  expect(inDependencyOrder(graph)).toEqual(['p:c', 'p:a', 'p:b', 'p:verify']);
});

it('keeps the order of tasks that wait for nothing', () => {
  expect(inDependencyOrder(fakeTaskGraph({ z: [], a: [], m: [] }))).toEqual(['z', 'a', 'm']);
  expect(inDependencyOrder(fakeTaskGraph({}))).toEqual([]);
});

it.each([[{ a: ['a'] }], [{ a: ['b'], b: ['a'] }], [{ a: ['b'], b: ['c'], c: ['a'], d: ['c'] }]])(
  'lists every task of a graph with a cycle once: %j',
  (dependencies) => {
    const ids = Object.keys(dependencies);
    expect(inDependencyOrder(fakeTaskGraph(dependencies)).sort()).toEqual(ids.sort());
  },
);

it('orders any graph without cycles, and loses no task of any graph', () => {
  const edges = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 40 });
  fc.assert(
    fc.property(edges, fc.boolean(), (pairs, acyclic) => {
      const dependencies: Record<string, string[]> = {};
      for (let node = 0; node < 12; node++) dependencies[`t${node}`] = [];
      for (const [from, to] of pairs) {
        if (!acyclic || from > to) dependencies[`t${from}`]?.push(`t${to}`);
      }
      const order = inDependencyOrder(fakeTaskGraph(dependencies));
      expect([...order].sort()).toEqual(Object.keys(dependencies).sort());
      if (!acyclic) return;
      for (const [from, to] of Object.entries(dependencies)) {
        for (const id of to) expect(order.indexOf(id)).toBeLessThan(order.indexOf(from));
      }
    }),
  );
});
