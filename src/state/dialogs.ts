import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Stores } from './stores.ts';

/** The dialog that is open, by the id under which `ui/workbench/features.ts` has it. One at a time. */
export interface DialogsState {
  readonly open: { readonly id: string; readonly arguments: unknown } | null;
}

export type DialogsStore = StoreApi<DialogsState>;

export function createDialogsStore(): DialogsStore {
  return createStore<DialogsState>(() => ({ open: null }));
}

export function openDialog({ dialogs }: Stores, id: string, withArguments?: unknown): void {
  dialogs.setState({ open: { id, arguments: withArguments } });
}

export function closeDialog({ dialogs }: Stores): void {
  dialogs.setState({ open: null });
}
