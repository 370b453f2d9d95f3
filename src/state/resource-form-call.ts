import type { TextEdit } from '#base/text-edit.ts';
import { type Insertion, insertOperation } from '#engine/tracking/insert.ts';
import type { ResourceName } from '#engine/tracking/print.ts';
import { updateCall } from '#engine/tracking/update-call.ts';
import { type Catalogue, serviceOf, variableOf } from '#kit/catalogue.ts';
import type { ProjectFiles } from '#model/files.ts';
import { variableBase } from '#model/names.ts';
import type { FieldValues } from '#model/usage.ts';
import { resourceNameOf } from './resource-form-apply.ts';
import type { FormDraft } from './resource-form-draft.ts';

/** The call that the form describes, put where it was dropped. Used for the preview and for the injection, so that they can't differ. */
export function insertionOf(draft: FormDraft, files: ProjectFiles, catalogue: Catalogue, values: FieldValues = draft.values): Insertion {
  const service = serviceOf(catalogue, draft.service);
  const operation = draft.operation === undefined ? undefined : service?.operations[draft.operation];
  if (!service || !operation || draft.intent.kind !== 'insert-operation') return { kind: 'none', reason: 'no operation is chosen' };
  const { file, offset } = draft.intent;
  return insertOperation({ catalogue, files, file, offset, service, operation, values, resource: resourceInCode(draft, catalogue) });
}

/** Code names a resource by its variable; one without a variable by what it is called in the account. */
export function resourceInCode(draft: FormDraft, catalogue: Catalogue): ResourceName {
  const name = resourceNameOf(draft) ?? '';
  const variable = draft.type === undefined ? undefined : variableOf(catalogue, name, draft.type, variableBase);
  if (variable !== undefined) return { variable };
  return { literal: draft.existing?.from === 'account' ? draft.existing.reference : name };
}

/** The edits that make the call in the code say what the form says. The resource is left as it stands unless another one was chosen. */
export function updateOf(draft: FormDraft, files: ProjectFiles, catalogue: Catalogue): readonly TextEdit[] {
  if (draft.intent.kind !== 'update-operation' || draft.isLocked) return [];
  const { mark } = draft.intent;
  const chosen = resourceNameOf(draft);
  const isSame = chosen === undefined || (draft.tab === 'existing' && chosen === mark.resource);
  return updateCall({
    catalogue,
    files,
    file: mark.file,
    offset: mark.from,
    values: draft.values,
    ...(isSame ? {} : { resource: resourceInCode(draft, catalogue) }),
  });
}
