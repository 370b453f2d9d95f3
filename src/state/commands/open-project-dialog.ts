import { openDialog } from '../dialogs.ts';
import type { Stores } from '../stores.ts';
import { refusesUnread } from '../unread-manifest.ts';

/** A dialog about what the manifest says. Where none could be read yet it would have nothing to show: why is said instead. */
export function openProjectDialog(stores: Stores, id: string): void {
  if (stores.project.getState().project === null && refusesUnread(stores.deploy.workbench)) return;
  openDialog(stores, id);
}
