import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { createProjectStorage } from './project-storage.ts';

const about = { id: 'a', name: 'counter', description: '', isForeign: false, openedAt: 1 };

test('what was saved is there again, text and bytes; what was removed is gone', async () => {
  const storage = createProjectStorage('keeps');
  await storage.save(about, { 'src/a.ts': 'a', 'logo.png': new Uint8Array([1, 2]), 'old.ts': 'x' });
  await storage.save({ ...about, openedAt: 2 }, { 'src/a.ts': 'b', 'old.ts': null });
  const again = createProjectStorage('keeps');
  expect([await again.list(), await again.load('a')]).toEqual([[{ ...about, openedAt: 2 }], { 'src/a.ts': 'b', 'logo.png': new Uint8Array([1, 2]) }]);
});

test('removing a project leaves the others', async () => {
  const storage = createProjectStorage('removes');
  await storage.save(about, { 'a.ts': '1' });
  await storage.save({ ...about, id: 'a2' }, { 'a.ts': '2' });
  await storage.remove('a');
  expect([await storage.load('a'), await storage.load('a2')]).toEqual([undefined, { 'a.ts': '2' }]);
});
