import { useMemo } from 'react';
import { inject } from '#state/commands/inject.ts';
import { changeForm, closeForm, listForForm } from '#state/commands/open-form.ts';
import type { FormDraft } from '#state/resource-form-draft.ts';
import { formPreview } from '#state/resource-form-preview.ts';
import { formProblems } from '#state/resource-form-problems.ts';
import { useSelect, useStores } from '../stores-context.tsx';
import { FormDialog } from './form-dialog.tsx';

/** The form, while it is open. */
export function ResourceFormHost() {
  const { edit } = useStores();
  const draft = useSelect(edit.form, (state) => state.draft);
  return draft ? <OpenForm draft={draft} /> : null;
}

function OpenForm({ draft }: { readonly draft: FormDraft }) {
  const stores = useStores();
  const { edit } = stores;
  const account = useSelect(edit.form, (state) => state.account);
  const project = useSelect(stores.project, (state) => state.project);
  const files = useSelect(stores.project, (state) => state.files);
  const catalogue = edit.bench.catalogue();
  const preview = useMemo(() => formPreview(draft, files, catalogue), [draft, files, catalogue]);
  if (!project) return null;
  return (
    <FormDialog
      draft={draft}
      project={project}
      catalogue={catalogue}
      problems={formProblems(draft, project, catalogue)}
      preview={preview}
      account={account}
      onChange={(next) => changeForm(edit, next)}
      onReload={() => listForForm(edit)}
      onCancel={() => closeForm(edit)}
      onInject={() => inject(edit)}
    />
  );
}
