import { type ChangeEvent, useRef } from 'react';
import { attemptOpening } from '#state/commands/attempt-opening.ts';
import { importFolder, importZip, openExample } from '#state/commands/import-project.ts';
import { closeDialog, openDialog } from '#state/dialogs.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { useSelect, useStores } from '../stores-context.tsx';
import { ProjectList } from './project-list.tsx';
import './welcome.css';

/** Another project: one of the browser's, a folder, a zip, or a new one. */
export function OpenDialog() {
  const stores = useStores();
  const projects = useSelect(stores.workspace, (state) => state.projects) ?? [];
  const examples = useSelect(stores.workspace, (state) => state.examples);
  const folder = useRef<HTMLInputElement>(null);
  const zip = useRef<HTMLInputElement>(null);
  const take = (event: ChangeEvent<HTMLInputElement>, open: (files: readonly File[]) => Promise<void>) => {
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    if (files.length === 0) return;
    attemptOpening(stores, async () => {
      await open(files);
      closeDialog(stores);
    });
  };
  return (
    <DialogFrame title="Open" className="open-dialog" onClose={() => closeDialog(stores)}>
      <div className="dialog-content">
        <div className="welcome-actions">
          <button type="button" className="button" onClick={() => folder.current?.click()}>
            Open a folder…
          </button>
          <button type="button" className="button" onClick={() => zip.current?.click()}>
            Open a zip…
          </button>
          <button type="button" className="button" onClick={() => openDialog(stores, 'new-project')}>
            New Project…
          </button>
        </div>
        <input
          ref={folder}
          type="file"
          hidden
          aria-label="Folder"
          {...{ webkitdirectory: '' }}
          onChange={(event) => take(event, async (files) => importFolder(stores, await stores.ports.readFolder(files)))}
        />
        <input
          ref={zip}
          type="file"
          hidden
          aria-label="Zip"
          accept=".zip,application/zip"
          onChange={(event) => take(event, async ([file]) => file && importZip(stores, new Uint8Array(await file.arrayBuffer())))}
        />
        <h2>Examples</h2>
        <ul className="example-names">
          {examples.map((example) => (
            <li key={example.id}>
              <button
                type="button"
                className="button"
                title={example.description}
                onClick={() =>
                  attemptOpening(stores, async () => {
                    await openExample(stores, example.id);
                    closeDialog(stores);
                  })
                }
              >
                {example.title}
              </button>
            </li>
          ))}
        </ul>
        <h2>Your projects</h2>
        {projects.length === 0 ? <p className="quiet">This browser keeps no project yet.</p> : <ProjectList projects={projects} />}
      </div>
    </DialogFrame>
  );
}
