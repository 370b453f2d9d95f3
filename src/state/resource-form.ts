import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AccountList } from './resource-form-account.ts';
import type { FormDraft } from './resource-form-draft.ts';

/** The one form that may be open. No draft: it is closed. */
export interface FormState {
  readonly draft: FormDraft | undefined;
  readonly account: AccountList;
  /** The question to the account that is under way or was answered last. */
  readonly listing: AbortController | undefined;
}

export type FormStore = StoreApi<FormState>;

export function createFormStore(): FormStore {
  return createStore<FormState>(() => ({ draft: undefined, account: { taken: [], state: 'listing' }, listing: undefined }));
}
