import type { FileContent } from '#model/files.ts';
import type { QueuedSnapshot } from './queue-keeper.ts';

/** Bytes as base64, under a key that no text has. */
interface Bytes {
  readonly base64: string;
}

export function writeSnapshot({ opened, wishes }: QueuedSnapshot): string {
  const files = Object.fromEntries(Object.entries(opened.files).map(([path, content]) => [path, typeof content === 'string' ? content : bytesOf(content)]));
  return JSON.stringify({ opened: { ...opened, files }, wishes });
}

export function readSnapshot(text: string): QueuedSnapshot {
  const { opened, wishes } = JSON.parse(text) as {
    opened: QueuedSnapshot['opened'] & { files: Record<string, string | Bytes> };
    wishes: QueuedSnapshot['wishes'];
  };
  const files: Record<string, FileContent> = {};
  for (const [path, content] of Object.entries(opened.files)) {
    files[path] = typeof content === 'string' ? content : Uint8Array.from(atob((content as Bytes).base64), (one) => one.charCodeAt(0));
  }
  return { opened: { ...opened, files }, wishes };
}

function bytesOf(content: Uint8Array): Bytes {
  let text = '';
  for (const byte of content) text += String.fromCharCode(byte);
  return { base64: btoa(text) };
}
