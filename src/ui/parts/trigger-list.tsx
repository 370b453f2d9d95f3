import { Pencil, Plus, Trash2, Zap } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { TriggerDefinition } from '#model/project.ts';
import { ConfirmButton } from './confirm-button.tsx';

export interface TriggerListProps {
  readonly triggers: Readonly<Record<string, TriggerDefinition>>;
  /** `Object created` for `s3.object-created`. */
  readonly titleOf: (type: string) => string;
  readonly onEdit: (trigger: string) => void;
  readonly onRemove: (trigger: string) => void;
  /** Services that can trigger. */
  readonly addTo: readonly { readonly id: string; readonly title: string }[];
  readonly onAdd: (service: string) => void;
}

/** What starts a function: each trigger with what it comes from, to edit or remove. */
export function TriggerList({ triggers, titleOf, onEdit, onRemove, addTo, onAdd }: TriggerListProps) {
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
            <ConfirmButton
              className="icon-button"
              label={`Remove ${name}`}
              question={`Remove the trigger ${name}?`}
              detail={
                trigger.resource === undefined
                  ? 'The function is no longer started by it.'
                  : `The function is no longer started by it. ${trigger.resource} stays in the project.`
              }
              verb="Remove"
              onConfirm={() => onRemove(name)}
            >
              <Trash2 size={14} aria-hidden />
            </ConfirmButton>
          </li>
        ))}
      </ul>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger className="button button-small">
          <Plus size={14} aria-hidden /> Add trigger…
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="menu" align="start">
            {addTo.map((service) => (
              <DropdownMenu.Item key={service.id} className="menu-item" onSelect={() => onAdd(service.id)}>
                {service.title}
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </div>
  );
}

/** `photos · in/`, `GET /photos`: what tells two triggers of one kind apart. */
function detailOf(trigger: TriggerDefinition): string {
  const options = Object.values(trigger.options ?? {}).filter((value) => typeof value === 'string' || typeof value === 'number');
  // `1 hours`, as the options have it.
  const words = options.join(' ').replace(/\b1 (minute|hour|day)s\b/, '1 $1');
  return [trigger.resource, words].filter(Boolean).join(' · ');
}
