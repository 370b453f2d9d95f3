import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { createProjectStorage } from './project-storage.ts';

const about = { id: 'a', name: 'counter', description: '', isForeign: false, openedAt: 1 };

const opened: ReturnType<typeof createProjectStorage>[] = [];
function tab(name: string) {
  const storage = createProjectStorage(name);
  opened.push(storage);
  return storage;
}
afterEach(() => {
  for (const storage of opened.splice(0)) storage.dispose();
});

test('what was saved is there again, text and bytes; what was removed is gone', async () => {
  const storage = tab('keeps');
  const files = { 'src/a.ts': 'a', 'logo.png': new Uint8Array([1, 2]), 'old.ts': 'x' };
  await storage.add(about, files);
  expect(await storage.save({ ...about, openedAt: 2 }, { 'src/a.ts': 'b', 'old.ts': null }, files)).toBe('kept');
  const again = tab('keeps');
  expect([await again.list(), await again.load('a')]).toEqual([[{ ...about, openedAt: 2 }], { 'src/a.ts': 'b', 'logo.png': new Uint8Array([1, 2]) }]);
  expect(await again.read('a', ['src/a.ts', 'old.ts'])).toEqual({ 'src/a.ts': 'b', 'old.ts': null });
});

test('removing a project leaves the others', async () => {
  const storage = tab('removes');
  await storage.add(about, { 'a.ts': '1' });
  await storage.add({ ...about, id: 'a2' }, { 'a.ts': '2' });
  await storage.remove('a');
  expect([await storage.load('a'), await storage.load('a2')]).toEqual([undefined, { 'a.ts': '2' }]);
});

test('what another tab has written since is not written over, and nothing of that save is', async () => {
  const [one, other] = [tab('two tabs'), tab('two tabs')];
  const stored = { 'a.ts': '1', 'b.ts': '1', 'c.bin': new Uint8Array([1]) };
  await one.add(about, stored);
  expect(await other.save(about, { 'a.ts': 'theirs', 'c.bin': null, 'new.ts': 'theirs' }, stored)).toBe('kept');
  expect(await one.save(about, { 'a.ts': 'mine', 'b.ts': 'mine', 'c.bin': new Uint8Array([2]), 'new.ts': 'mine' }, stored)).toEqual({
    theirs: { 'a.ts': 'theirs', 'c.bin': null, 'new.ts': 'theirs' },
  });
  expect(await one.load('a')).toEqual({ 'a.ts': 'theirs', 'b.ts': '1', 'new.ts': 'theirs' });
});

test('where both tabs wrote the same there is nothing to choose', async () => {
  const [one, other] = [tab('agree'), tab('agree')];
  await one.add(about, { 'a.ts': '1' });
  await other.save(about, { 'a.ts': '2', 'b.bin': new Uint8Array([7]) }, { 'a.ts': '1' });
  expect(await one.save(about, { 'a.ts': '2', 'b.bin': new Uint8Array([7]) }, { 'a.ts': '1' })).toBe('kept');
});

test('a removed project is not brought back by a save', async () => {
  const [one, other] = [tab('gone'), tab('gone')];
  await one.add(about, { 'a.ts': '1' });
  await other.remove('a');
  expect(await one.save(about, { 'a.ts': '2' }, { 'a.ts': '1' })).toBe('gone');
  expect(await one.load('a')).toBe(undefined);
});

test('other tabs hear what was written, and the tab itself doesn’t', async () => {
  const [one, other] = [tab('hears'), tab('hears')];
  const heard: unknown[] = [];
  one.onWritten((written) => heard.push({ one: written }));
  const life = other.onWritten((written) => heard.push({ other: written }));
  await one.add(about, { 'a.ts': '1' });
  await one.save(about, { 'a.ts': '2' }, { 'a.ts': '1' });
  await expect.poll(() => heard).toEqual([{ other: { id: 'a', paths: ['a.ts'] } }, { other: { id: 'a', paths: ['a.ts'] } }]);
  life.dispose();
  await other.remove('a');
  await expect.poll(() => heard.slice(2)).toEqual([{ one: { id: 'a', paths: null } }]);
});

test('a storage without room refuses all of a save, and says what to do', async () => {
  const storage = tab('full');
  const stored = { 'a.ts': '1', 'b.ts': '1' };
  await storage.add(about, stored);
  const put = IDBObjectStore.prototype.put;
  let puts = 0;
  IDBObjectStore.prototype.put = function full(this: IDBObjectStore, ...given: Parameters<typeof put>) {
    puts += 1;
    if (puts === 3) throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, given);
  };
  try {
    await expect(storage.save(about, { 'a.ts': '2', 'b.ts': '2' }, stored)).rejects.toMatchObject({ code: 'StorageFull' });
  } finally {
    IDBObjectStore.prototype.put = put;
  }
  expect(await storage.load('a')).toEqual(stored);
});
