import { splitTypeId, triggerTypeOf } from '#kit/catalogue.ts';
import type { EditWorld } from '../edit-world.ts';
import { startDraft, withTrigger } from '../resource-form-draft.ts';
import { showForm } from './open-form.ts';

/** Opens the form on a trigger that a function has. */
export function editTrigger(world: EditWorld, functionName: string, name: string): void {
  const opened = world.bench.opened();
  const trigger = opened?.project.functions[functionName]?.triggers?.[name];
  const catalogue = world.bench.catalogue();
  if (!opened || !trigger || !triggerTypeOf(catalogue, trigger.type)) return;
  const [service, id] = splitTypeId(trigger.type);
  const start = startDraft({ intent: { kind: 'update-trigger', function: functionName, trigger: name }, service }, opened.project, catalogue);
  const draft = withTrigger({ ...start, options: trigger.options ?? {}, triggerName: name }, id, opened.project, catalogue, trigger.resource);
  showForm(world, draft);
}
