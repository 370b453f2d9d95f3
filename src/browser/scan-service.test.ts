import { expect, test } from 'vitest';
import type { ScanResult } from '#model/usage.ts';
import { snippetProject } from '#support/scan-snippet.ts';
import { trackingCatalogue } from '#support/tracking-catalogue.ts';
import type { ScanAnswer, ScanRequest } from './scan-protocol.ts';
import { createScanService, type ScanWorker } from './scan-service.ts';

const result: ScanResult = { usages: [], problems: [], variables: {}, reaches: {}, unresolvedServices: [], complete: true, marks: [], handlers: [] };

/** A worker that answers when the test says so. */
function heldWorker() {
  const requests: ScanRequest[] = [];
  const messages: ((event: { data: ScanAnswer }) => void)[] = [];
  const errors: ((event: { message?: string }) => void)[] = [];
  let isTerminated = false;
  const worker: ScanWorker = {
    postMessage: (message) => void requests.push(structuredClone(message)),
    addEventListener(type: 'message' | 'error', listener: never) {
      if (type === 'message') messages.push(listener);
      else errors.push(listener);
    },
    terminate() {
      isTerminated = true;
    },
  };
  return {
    worker,
    requests,
    answer: (data: ScanAnswer) => {
      for (const listener of messages) listener({ data });
    },
    fail: (message: string) => {
      for (const listener of errors) listener({ message });
    },
    isTerminated: () => isTerminated,
  };
}

const project = snippetProject();
const posted = (requests: readonly ScanRequest[]) =>
  requests.flatMap((one) => (one.type === 'scan' ? [{ id: one.id, changed: one.changed, removed: one.removed }] : []));

test('only what changed is posted, and questions that are overtaken get the answer of the latest', async () => {
  const held = heldWorker();
  const service = createScanService(trackingCatalogue, () => held.worker);
  const first = service.scan(project, { 'a.ts': '1', 'b.ts': '2', 'c.png': new Uint8Array([1]) });
  const second = service.scan(project, { 'a.ts': '1x', 'b.ts': '2' });
  const third = service.scan(project, { 'a.ts': '1xy', 'b.ts': '2' });
  expect(posted(held.requests)).toEqual([{ id: 1, changed: { 'a.ts': '1', 'b.ts': '2', 'c.png': '' }, removed: [] }]);
  held.answer({ id: 1, result });
  expect(await first).toEqual(result);
  expect(posted(held.requests).slice(1)).toEqual([{ id: 2, changed: { 'a.ts': '1xy' }, removed: ['c.png'] }]);
  const newer = { ...result, complete: false };
  held.answer({ id: 2, result: newer });
  expect(await Promise.all([second, third])).toEqual([newer, newer]);
  expect(held.requests[0]).toEqual({ type: 'catalogue', catalogue: trackingCatalogue });
});

test('bytes of code and of configuration go to the worker as they are, once; of other bytes only the name', () => {
  const held = heldWorker();
  const service = createScanService(trackingCatalogue, () => held.worker);
  const code = new Uint8Array([0x2f, 0x2f, 0xe9]);
  const files = { 'a.js': code, 'tsconfig.json': code, 'c.wasm': code };
  void service.scan(project, files);
  held.answer({ id: 1, result });
  void service.scan(project, { ...files, 'b.js': '1' });
  expect(posted(held.requests)).toEqual([
    { id: 1, changed: { 'a.js': code, 'tsconfig.json': code, 'c.wasm': '' }, removed: [] },
    { id: 2, changed: { 'b.js': '1' }, removed: [] },
  ]);
});

test('a failure reaches whoever asked, and the next question is answered', async () => {
  const held = heldWorker();
  const service = createScanService(trackingCatalogue, () => held.worker);
  const failed = service.scan(project, { 'a.ts': '1' });
  held.answer({ id: 1, failure: 'no memory' });
  await expect(failed).rejects.toThrow('no memory');
  const next = service.scan(project, { 'a.ts': '2' });
  held.answer({ id: 2, result });
  expect(await next).toEqual(result);
});

test('a worker that dies, and a service that is disposed of, answer nobody any more', async () => {
  const held = heldWorker();
  const service = createScanService(trackingCatalogue, () => held.worker);
  const open = service.scan(project, {});
  held.fail('syntax');
  await expect(open).rejects.toThrow('syntax');
  await expect(service.scan(project, {})).rejects.toThrow('syntax');
  const other = heldWorker();
  const disposed = createScanService(trackingCatalogue, () => other.worker);
  const waiting = disposed.scan(project, {});
  disposed.dispose();
  await expect(waiting).rejects.toThrow('scanning has ended');
  expect(other.isTerminated()).toBe(true);
});
