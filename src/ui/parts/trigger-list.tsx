import { Pencil, Plus, Trash2, Zap } from 'lucide-react';
import type { TriggerDefinition } from '#model/project.ts';

export interface TriggerListProps {
  readonly triggers: Readonly<Record<string, TriggerDefinition>>;
  /** `Object created` for `s3.object-created`. */
  readonly titleOf: (type: string) => string;
  readonly onEdit: (trigger: string) => void;
  readonly onRemove: (trigger: string) => void;
  readonly onAdd?: () => void;
}

/** What starts a function: each trigger with what it comes from, to edit or remove. */
export function TriggerList({ triggers, titleOf, onEdit, onRemove, onAdd }: TriggerListProps) {
  const entries = Object.entries(triggers);
  return (
    <div className="trigger-list">
      {entries.length === 0 ? <p className="empty-note">Nothing starts this function yet. Drag a service onto its event, or add one here.</p> : null}
      <ul>
        {entries.map(([name, trigger]) => (
          <li key={name} className="trigger-row">
            <Zap size={14} aria-hidden />
            <span className="trigger-words">
              <span>{titleOf(trigger.type)}</span>
              <span className="trigger-detail">{detailOf(trigger)}</span>
            </span>
            <button type="button" className="icon-button" aria-label={`Edit ${name}`} onClick={() => onEdit(name)}>
              <Pencil size={14} aria-hidden />
            </button>
            <button type="button" className="icon-button" aria-label={`Remove ${name}`} onClick={() => onRemove(name)}>
              <Trash2 size={14} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {onAdd ? (
        <button type="button" className="button button-small" onClick={onAdd}>
          <Plus size={14} aria-hidden /> Add trigger…
        </button>
      ) : null}
    </div>
  );
}

/** `photos · in/`, `GET /photos`: what tells two triggers of one kind apart. */
function detailOf(trigger: TriggerDefinition): string {
  const options = Object.values(trigger.options ?? {}).filter((value) => typeof value === 'string' || typeof value === 'number');
  return [trigger.resource, options.join(' ')].filter(Boolean).join(' · ');
}
