import type { PlacedTrigger, TriggerPieces } from '#kit/trigger.ts';
import type { Step } from '../draft.ts';

/** What each trigger puts into the template, and what its function's role needs for it. */
export const triggers: Step = (draft) => {
  const triggerPieces = new Map<PlacedTrigger, TriggerPieces>();
  for (const trigger of draft.triggers) {
    const template = draft.cloud.dialect.triggers[trigger.type];
    if (!template) throw new Error(`${trigger.type} has no template`);
    triggerPieces.set(
      trigger,
      template(trigger, (name) => draft.resources.get(name)),
    );
  }
  return { triggerPieces };
};
