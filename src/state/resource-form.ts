import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PaletteItem } from './palette.ts';
import type { AccountList } from './resource-form-account.ts';
import type { FormDraft } from './resource-form-draft.ts';

/** The one form that may be open. No draft: it is closed. */
export interface FormState {
  /** What is under the pointer while it is dragged: the drag itself can't be read before it is dropped. */
  readonly dragged: PaletteItem | undefined;
  readonly draft: FormDraft | undefined;
  readonly account: AccountList;
  /** The question to the account that is under way or was answered last. */
  readonly listing: AbortController | undefined;
}

export type FormStore = StoreApi<FormState>;

export function createFormStore(): FormStore {
  return createStore<FormState>(() => ({ dragged: undefined, draft: undefined, account: { taken: [], state: 'listing' }, listing: undefined }));
}
