import { type DragEvent, type DragEventHandler, useState } from 'react';
import { isWithin } from '#model/files.ts';
import { addFiles } from '#state/commands/add-files.ts';
import { moveFile, movingProblem } from '#state/commands/change-files.ts';
import { attempt } from '#state/run-command.ts';
import type { Stores } from '#state/stores.ts';

/** Marks what is dragged as a file or folder of this project; while it is dragged a page may read the kinds alone. */
const FILE_MIME = 'application/x-stackwright-file';

export interface FileDrops {
  /** The folder that would take what is dragged; `''` is the root. Undefined: nothing is dragged over the pane. */
  readonly over: string | undefined;
  readonly onDragOver: DragEventHandler;
  readonly onDragLeave: DragEventHandler;
  readonly onDrop: DragEventHandler;
}

/** Files from the desktop are added where they are dropped; what the pane has moves there. */
export function useFileDrops(stores: Stores): FileDrops {
  const [over, setOver] = useState<string>();
  return {
    over,
    onDragOver(event) {
      const kind = kindOf(event);
      if (!kind) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = kind === 'outside' ? 'copy' : 'move';
      setOver(folderUnder(event));
    },
    onDragLeave(event) {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(undefined);
    },
    onDrop(event) {
      const kind = kindOf(event);
      setOver(undefined);
      if (!kind) return;
      event.preventDefault();
      const folder = folderUnder(event);
      if (kind === 'inside') return moveInto(stores, event.dataTransfer.getData(FILE_MIME), folder);
      const outside = stores.ports.outsideFiles(event.dataTransfer);
      attempt(stores, async () => addFiles(stores, folder, await outside));
    },
  };
}

export function beginFileDrag(event: DragEvent, path: string): void {
  event.dataTransfer.setData(FILE_MIME, path);
  event.dataTransfer.effectAllowed = 'move';
}

function moveInto(stores: Stores, path: string, folder: string): void {
  const to = `${folder === '' ? '' : `${folder}/`}${path.split('/').at(-1)}`;
  if (to === path || isWithin(folder, path)) return;
  const wrong = movingProblem(Object.keys(stores.project.getState().files), path, to);
  if (wrong) stores.edit.bench.report(wrong);
  else attempt(stores, () => moveFile(stores, path, to));
}

function kindOf({ dataTransfer }: DragEvent): 'inside' | 'outside' | undefined {
  return dataTransfer.types.includes(FILE_MIME) ? 'inside' : dataTransfer.types.includes('Files') ? 'outside' : undefined;
}

/** The folder of the row under the pointer: a folder itself, or that of a file; elsewhere the root. */
function folderUnder({ target }: DragEvent): string {
  const row = (target as Element).closest<HTMLElement>('[data-folder]');
  return row?.dataset.folder ?? '';
}
