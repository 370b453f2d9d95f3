import { useState } from 'react';
import type { Problem } from '#model/problem.ts';
import { attemptOpening } from '#state/commands/attempt-opening.ts';
import { newProject } from '#state/commands/new-project.ts';
import { closeDialog } from '#state/dialogs.ts';
import { Reasons } from '../parts/deployment/reasons.tsx';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { useStores } from '../stores-context.tsx';
import './welcome.css';

export function NewProjectDialog() {
  const stores = useStores();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const create = () =>
    attemptOpening(stores, async () => {
      const wrong = await newProject(stores, name.trim());
      setProblem(wrong);
      if (!wrong) closeDialog(stores);
    });
  return (
    <DialogFrame
      title="New Project"
      className="new-project"
      onClose={() => closeDialog(stores)}
      onSubmit={create}
      footer={
        <>
          <button type="button" className="button" onClick={() => closeDialog(stores)}>
            Cancel
          </button>
          <button type="submit" className="button button-primary">
            Create Project
          </button>
        </>
      }
    >
      <div className="dialog-content">
        <label className="field-label">
          Name
          <input
            value={name}
            placeholder="my-project"
            spellCheck={false}
            autoComplete="off"
            aria-invalid={problem !== undefined}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <p className="quiet">Small letters, digits and hyphens. It names the stack, too.</p>
        {problem && <Reasons problems={[problem]} />}
      </div>
    </DialogFrame>
  );
}
