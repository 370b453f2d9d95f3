import { serviceOf } from '#kit/catalogue.ts';
import type { EditWorld } from '../edit-world.ts';
import { type AccountList, listAccount } from '../resource-form-account.ts';
import { type FormDraft, type FormStart, startDraft } from '../resource-form-draft.ts';

/** Opens the form for something that was dropped, or chosen in a menu. */
export function openForm(world: EditWorld, start: FormStart): void {
  const opened = world.bench.opened();
  if (!opened || !serviceOf(world.bench.catalogue(), start.service)) return;
  showForm(world, startDraft(start, opened.project, world.bench.catalogue()));
}

export function showForm(world: EditWorld, draft: FormDraft): void {
  world.form.setState({ draft });
  listForForm(world);
}

export function changeForm(world: EditWorld, draft: FormDraft): void {
  const before = world.form.getState().draft;
  world.form.setState({ draft });
  if (before?.type !== draft.type) listForForm(world);
}

/** Nothing was changed while it was open, so nothing has to be taken back. */
export function closeForm({ form }: EditWorld): void {
  form.getState().listing?.abort();
  form.setState({ draft: undefined, listing: undefined });
}

/** Asks the account what it has of the form's type, dropping an older question. */
export function listForForm({ form, bench }: EditWorld): void {
  form.getState().listing?.abort();
  const { draft } = form.getState();
  const opened = bench.opened();
  if (!draft || !opened) return;
  const taken = [...Object.keys(opened.project.resources), ...Object.keys(opened.project.functions)];
  if (draft.type === undefined) {
    form.setState({ listing: undefined, account: { taken, state: 'listed', items: [] } });
    return;
  }
  const listing = new AbortController();
  form.setState({ listing, account: { taken, state: 'listing' } });
  const known = Object.values(opened.project.resources).flatMap((one) => (one.reference === undefined ? [] : [one.reference]));
  const show = (account: AccountList) => form.getState().listing === listing && form.setState({ account });
  void listAccount(bench.session(), draft.type, taken, known, listing.signal).then(show);
}
