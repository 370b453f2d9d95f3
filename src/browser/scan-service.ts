import type { Catalogue } from '#kit/catalogue.ts';
import type { FileContent, ProjectFiles } from '#model/files.ts';
import type { Project } from '#model/project.ts';
import { isTracked } from '#model/source-text.ts';
import type { ScanResult } from '#model/usage.ts';
import type { ScanAnswer, ScanRequest } from './scan-protocol.ts';

/** Scans beside the screen. Only the latest question is answered by work; those that it overtakes get its answer. */
export interface ScanService {
  readonly scan: (project: Project, files: ProjectFiles) => Promise<ScanResult>;
  readonly dispose: () => void;
}

/** What the service needs of a worker; a test gives its own. */
export interface ScanWorker {
  postMessage(message: ScanRequest): void;
  addEventListener(type: 'message', listener: (event: { readonly data: ScanAnswer }) => void): void;
  addEventListener(type: 'error', listener: (event: { readonly message?: string }) => void): void;
  terminate(): void;
}

interface Waiting {
  readonly resolve: (result: ScanResult) => void;
  readonly reject: (error: Error) => void;
}

export function createScanService(catalogue: Catalogue, startWorker: () => ScanWorker = startScanWorker): ScanService {
  const worker = startWorker();
  /** What the worker has. */
  const sent = new Map<string, FileContent>();
  let isBusy = false;
  let next: { readonly project: Project; readonly files: ProjectFiles } | undefined;
  let waiting: Waiting[] = [];
  let answering: Waiting[] = [];
  let id = 0;
  let closed: Error | undefined;

  worker.addEventListener('message', ({ data }) => {
    if (data.id !== id) return;
    isBusy = false;
    const asked = answering;
    answering = [];
    for (const one of asked) {
      if ('failure' in data) one.reject(new Error(data.failure));
      else one.resolve(data.result);
    }
    send();
  });
  worker.addEventListener('error', (event) => fail(new Error(event.message ?? 'the worker that scans has failed')));
  worker.postMessage({ type: 'catalogue', catalogue });

  function fail(error: Error): void {
    closed = error;
    for (const one of [...answering, ...waiting]) one.reject(error);
    answering = [];
    waiting = [];
  }

  function send(): void {
    if (isBusy || !next) return;
    const { project, files } = next;
    next = undefined;
    answering = waiting;
    waiting = [];
    isBusy = true;
    worker.postMessage({ type: 'scan', id: ++id, project, ...changes(sent, files) });
  }

  return {
    scan(project, files) {
      if (closed) return Promise.reject(closed);
      return new Promise((resolve, reject) => {
        next = { project, files };
        waiting.push({ resolve, reject });
        send();
      });
    },
    dispose() {
      worker.terminate();
      fail(new Error('scanning has ended'));
    },
  };
}

/** Code may hold a stray byte, and is scanned all the same; so may what tells where imports lead. */
const mayBeSource = (path: string): boolean => isTracked(path) || path.endsWith('.json');

/** What the worker lacks; afterwards `sent` says what it has. Of bytes that are no code it has the names only: code may import them. */
function changes(sent: Map<string, FileContent>, files: ProjectFiles): { changed: Record<string, FileContent>; removed: string[] } {
  const changed: Record<string, FileContent> = {};
  const removed: string[] = [];
  for (const path of sent.keys()) if (!Object.hasOwn(files, path)) removed.push(path);
  for (const path of removed) sent.delete(path);
  for (const [path, content] of Object.entries(files)) {
    const needed = typeof content === 'string' || mayBeSource(path) ? content : '';
    if (sent.get(path) === needed) continue;
    sent.set(path, needed);
    changed[path] = needed;
  }
  return { changed, removed };
}

function startScanWorker(): ScanWorker {
  return new Worker(new URL('./scan-worker.ts', import.meta.url), { type: 'module', name: 'scan' }) as unknown as ScanWorker;
}
