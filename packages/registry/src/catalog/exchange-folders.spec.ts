import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { withWorkspace } from '@gonogo/core/testing';
import { exchangeFolders } from './exchange-folders.js';

describe('two folders', () => {
  it('change places, or stay where the system cannot do that', () =>
    withWorkspace({ 'left/a': '', 'right/b': '' }, (root) => {
      const done = exchangeFolders(join(root, 'left'), join(root, 'right'));
      const content = ['left', 'right'].map((name) => readdirSync(join(root, name)));
      expect(content).toEqual(done ? [['b'], ['a']] : [['a'], ['b']]);
    }));

  it('stay as they are where one is missing', () =>
    withWorkspace({ 'left/a': '' }, (root) => {
      expect(exchangeFolders(join(root, 'left'), join(root, 'right'))).toBe(false);
      expect(readdirSync(root)).toEqual(['left']);
    }));
});
