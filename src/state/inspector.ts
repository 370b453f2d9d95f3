import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallMark, ScanResult } from '#model/usage.ts';
import type { ProjectState } from './project.ts';

/** What the inspector shows. */
export type Inspected =
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'resource'; readonly name: string }
  | { readonly kind: 'operation'; readonly mark: CallMark };

/** Chosen by hand (a row of the palette, a link); undefined: whatever the cursor is on. */
export interface InspectorState {
  readonly chosen: Inspected | undefined;
}

export type InspectorStore = StoreApi<InspectorState>;

export function createInspectorStore(): InspectorStore {
  return createStore<InspectorState>(() => ({ chosen: undefined }));
}

/** What stands at the cursor: the call it is in, else the function whose entry the file is, else the first function that reaches the file. */
export function whatIsAt(scan: ScanResult, file: string, offset: number): Inspected | undefined {
  const inside = scan.marks.filter((mark) => mark.file === file && mark.from <= offset && offset <= Math.max(mark.to, mark.argumentsTo ?? 0));
  const mark = inside.sort((a, b) => a.to - a.from - (b.to - b.from))[0];
  if (mark) return { kind: 'operation', mark };
  const handlers = scan.handlers.filter((one) => one.file === file);
  const handler = handlers.find((one) => (one.eventFrom ?? one.bodyFrom ?? 0) <= offset && offset <= (one.bodyTo ?? 0)) ?? handlers[0];
  if (handler) return { kind: 'function', name: handler.function };
  const reaching = Object.keys(scan.reaches).find((name) => scan.reaches[name]?.includes(file));
  return reaching === undefined ? undefined : { kind: 'function', name: reaching };
}

/** Of the functions whose entry isn't there the first: it stands at no cursor, and is shown where nothing else would be, to be corrected. */
export function functionWithoutEntry({ project, files }: Pick<ProjectState, 'project' | 'files'>): string | undefined {
  return Object.entries(project?.functions ?? {}).find(([, { entry }]) => !Object.hasOwn(files, entry))?.[0];
}
