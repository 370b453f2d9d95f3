import { Trash2 } from 'lucide-react';
import { attemptOpening } from '#state/commands/attempt-opening.ts';
import { openStoredProject } from '#state/commands/open-project.ts';
import { removalWords, removeProject } from '#state/commands/remove-project.ts';
import { closeDialog } from '#state/dialogs.ts';
import type { StoredProject } from '#state/ports.ts';
import { attempt } from '#state/run-command.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { useStores } from '../stores-context.tsx';

/** The projects that this browser keeps. Removing one asks first, and can be taken back. */
export function ProjectList({ projects }: { readonly projects: readonly StoredProject[] }) {
  const stores = useStores();
  const open = (id: string) =>
    attemptOpening(stores, async () => {
      await openStoredProject(stores, id);
      closeDialog(stores);
    });
  return (
    <ul className="project-list">
      {projects.map((project) => (
        <li key={project.id}>
          <button type="button" className="project-open" onClick={() => open(project.id)}>
            <strong>{project.name}</strong>
            <span className="quiet">{project.description}</span>
            <time className="quiet" dateTime={new Date(project.openedAt).toISOString()}>
              {new Date(project.openedAt).toLocaleString(undefined, { hour12: false })}
            </time>
          </button>
          <ConfirmButton
            className="icon-button"
            label={`Remove ${project.name}`}
            question={`Remove ${project.name}?`}
            detail={() => removalWords(stores, project)}
            verb="Remove the project"
            onConfirm={() => attempt(stores, () => removeProject(stores, project))}
          >
            <Trash2 size={14} aria-hidden />
          </ConfirmButton>
        </li>
      ))}
    </ul>
  );
}
