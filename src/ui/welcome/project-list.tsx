import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { openStoredProject, removeProject } from '#state/commands/open-project.ts';
import { closeDialog } from '#state/dialogs.ts';
import type { StoredProject } from '#state/ports.ts';
import { attempt } from '#state/run-command.ts';
import { useStores } from '../stores-context.tsx';

/** The projects that this browser keeps. Removing one asks again in place. */
export function ProjectList({ projects }: { readonly projects: readonly StoredProject[] }) {
  const stores = useStores();
  const [asked, setAsked] = useState<string>();
  const open = (id: string) =>
    attempt(stores, async () => {
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
              {new Date(project.openedAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
            </time>
          </button>
          {asked === project.id ? (
            <button
              type="button"
              className="button button-danger"
              onBlur={() => setAsked(undefined)}
              onClick={() => attempt(stores, () => removeProject(stores, project.id))}
            >
              Remove for good
            </button>
          ) : (
            <button type="button" className="icon-button" aria-label={`Remove ${project.name}`} onClick={() => setAsked(project.id)}>
              <Trash2 size={14} aria-hidden />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
