import { createTracker, type Tracker } from '#engine/tracking/tracker.ts';
import type { FileContent } from '#model/files.ts';
import type { ScanAnswer, ScanRequest } from './scan-protocol.ts';

// The worker keeps the files, so that a keystroke sends one file and not all of them.
const files = new Map<string, FileContent>();
let tracker: Tracker | undefined;

self.addEventListener('message', ({ data }: MessageEvent<ScanRequest>) => {
  if (data.type === 'catalogue') {
    tracker = createTracker(data.catalogue, { keepLastGood: true });
    return;
  }
  for (const path of data.removed) files.delete(path);
  for (const [path, content] of Object.entries(data.changed)) files.set(path, content);
  self.postMessage(answer(data.id, data.project));
});

function answer(id: number, project: Extract<ScanRequest, { type: 'scan' }>['project']): ScanAnswer {
  try {
    if (!tracker) throw new Error('the catalogue has not arrived');
    return { id, result: tracker.update({ project, files: Object.fromEntries(files) }) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}
