import { changed, type Edited } from '#model/edit/edited.ts';
import { addResource } from '#model/edit/resources.ts';
import { addTrigger, updateTrigger } from '#model/edit/triggers.ts';
import type { Project, TriggerDefinition } from '#model/project.ts';
import type { FormDraft } from './resource-form-draft.ts';

/** The name by which the project will know the resource that the form speaks of; undefined where it speaks of none. */
export function resourceNameOf(draft: FormDraft): string | undefined {
  if (draft.type === undefined) return undefined;
  return draft.tab === 'new' ? draft.name : draft.existing?.name;
}

/** What the form changes in the manifest: a resource where it isn't there yet, and the trigger. The call in the code is not said here. */
export function applyDraft(draft: FormDraft, project: Project): Edited {
  const withResource = applyResource(draft, project);
  if (!withResource.project) return withResource;
  const { intent } = draft;
  if (intent.kind === 'add-trigger') return addTrigger(withResource.project, intent.function, draft.triggerName, triggerOf(draft));
  if (intent.kind !== 'update-trigger') return withResource;
  const before = withResource.project.functions[intent.function]?.triggers?.[intent.trigger];
  const trigger = before?.unknown === undefined ? triggerOf(draft) : { ...triggerOf(draft), unknown: before.unknown };
  return updateTrigger(withResource.project, intent.function, intent.trigger, trigger, draft.triggerName);
}

function applyResource(draft: FormDraft, project: Project): Edited {
  if (draft.type === undefined) return changed(project);
  if (draft.tab === 'new') return addResource(project, draft.name, { type: draft.type, origin: 'project', properties: draft.properties });
  if (draft.existing?.from !== 'account') return changed(project);
  return addResource(project, draft.existing.name, { type: draft.type, origin: 'account', reference: draft.existing.reference });
}

/** The trigger as it stands in the manifest. */
export function triggerOf(draft: FormDraft): TriggerDefinition {
  const resource = resourceNameOf(draft);
  return {
    type: `${draft.service}.${draft.trigger}`,
    ...(resource === undefined ? {} : { resource }),
    ...(Object.keys(draft.options).length > 0 ? { options: draft.options } : {}),
  };
}
