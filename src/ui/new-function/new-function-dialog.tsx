import { useId, useState } from 'react';
import type { Problem } from '#model/problem.ts';
import { entryFor, type HandlerLanguage } from '#state/new-function.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';

export interface NewFunctionDialogProps {
  readonly suggested: string;
  /** Why it can't be so; undefined where it can. */
  readonly check: (name: string, language: HandlerLanguage, entry: string) => Problem | undefined;
  readonly onCreate: (name: string, language: HandlerLanguage, entry: string) => void;
  readonly onClose: () => void;
}

/** A new function: its name, its language, and where its code stands. */
export function NewFunctionDialog({ suggested, check, onCreate, onClose }: NewFunctionDialogProps) {
  const id = useId();
  const [name, setName] = useState(suggested);
  const [language, setLanguage] = useState<HandlerLanguage>('typescript');
  const [typed, setTyped] = useState<string>();
  const entry = typed ?? entryFor(name, language);
  const problem = check(name, language, entry);
  return (
    <DialogFrame
      title="New function"
      className="new-function-dialog"
      onClose={onClose}
      onSubmit={() => problem === undefined && onCreate(name, language, entry)}
      footer={
        <>
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button button-primary" disabled={problem !== undefined}>
            Create
          </button>
        </>
      }
    >
      <div className="dialog-content">
        <div className="field" data-invalid={problem !== undefined || undefined}>
          <label className="field-name" htmlFor={`${id}-name`}>
            Name
          </label>
          <input
            id={`${id}-name`}
            className="input"
            type="text"
            spellCheck={false}
            autoComplete="off"
            value={name}
            aria-invalid={problem !== undefined || undefined}
            aria-describedby={problem === undefined ? undefined : `${id}-problem`}
            onChange={(event) => setName(event.target.value)}
          />
          {problem === undefined ? null : (
            <p className="field-problem" id={`${id}-problem`}>
              {problem.summary}; {problem.remedy}
            </p>
          )}
        </div>
        <div className="field">
          <label className="field-name" htmlFor={`${id}-language`}>
            Language
          </label>
          <select id={`${id}-language`} className="input" value={language} onChange={(event) => setLanguage(event.target.value as HandlerLanguage)}>
            <option value="typescript">TypeScript</option>
            <option value="javascript">JavaScript</option>
          </select>
        </div>
        <div className="field">
          <label className="field-name" htmlFor={`${id}-entry`}>
            File
          </label>
          <input
            id={`${id}-entry`}
            className="input input-code"
            type="text"
            spellCheck={false}
            autoComplete="off"
            value={entry}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      </div>
    </DialogFrame>
  );
}
