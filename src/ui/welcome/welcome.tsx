import { FolderOpen, Plus } from 'lucide-react';
import { attemptOpening } from '#state/commands/attempt-opening.ts';
import { openExample } from '#state/commands/import-project.ts';
import { openDialog } from '#state/dialogs.ts';
import { useSelect, useStores } from '../stores-context.tsx';
import { ProjectList } from './project-list.tsx';
import './welcome.css';

/** The first minute: an example is two clicks from running, a project of one's own one. */
export function Welcome() {
  const stores = useStores();
  const { examples, projects, isOpening } = useSelect(stores.workspace, (state) => state);
  const local = useSelect(stores.deploy.target, (state) => state.localMissing);
  return (
    <div className="welcome">
      <div className="welcome-inside">
        <h1>Stackwright</h1>
        <p className="quiet">Drag cloud resources into code, deploy the project as one stack, call what comes out. No account is needed to begin.</p>
        {local !== undefined && (
          <p className="warning-line" role="note">
            ⚠ No local cloud: {local}
          </p>
        )}
        <div className="welcome-actions">
          <button type="button" className="button button-primary" onClick={() => openDialog(stores, 'new-project')}>
            <Plus size={15} aria-hidden /> New Project
          </button>
          <button type="button" className="button" onClick={() => openDialog(stores, 'open-project')}>
            <FolderOpen size={15} aria-hidden /> Open a folder or a zip
          </button>
        </div>
        <h2>Examples</h2>
        <ul className="example-cards">
          {examples.map((example) => (
            <li key={example.id}>
              <button type="button" className="example-card" disabled={isOpening} onClick={() => attemptOpening(stores, () => openExample(stores, example.id))}>
                <strong>{example.title}</strong>
                <span>{example.description}</span>
                <span className="quiet">{example.services.join(' · ')}</span>
              </button>
            </li>
          ))}
        </ul>
        {projects !== undefined && projects.length > 0 && (
          <>
            <h2>Your projects</h2>
            <ProjectList projects={projects} />
          </>
        )}
      </div>
    </div>
  );
}
