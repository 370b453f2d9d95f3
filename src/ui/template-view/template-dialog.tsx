import type { Problem } from '#model/problem.ts';
import { problemText } from '#model/problem.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import './template-view.css';

export interface TemplateDialogProps {
  readonly body: string;
  readonly problems: readonly Problem[];
  /** Resources that are left out because nothing uses them. */
  readonly dropped: readonly string[];
  /** Those that nothing uses and that stay, because they are deployed. */
  readonly kept: readonly string[];
  /** Without it what is deployed may be said to be left out, and stays all the same. */
  readonly isStackKnown: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** The template that a deployment would submit now, to read and to save. It is derived: what should change is changed in the project. */
export function TemplateDialog({ body, problems, dropped, kept, isStackKnown, onSave, onClose }: TemplateDialogProps) {
  return (
    <DialogFrame
      title="Template"
      className="template-dialog"
      description="What a deployment would submit now. It follows from the project and its code, and is never edited."
      onClose={onClose}
      footer={
        <>
          <button type="button" className="button" onClick={onSave}>
            Save Template
          </button>
          <button type="button" className="button button-primary" onClick={onClose}>
            Done
          </button>
        </>
      }
    >
      <div className="dialog-content">
        {problems.length > 0 ? (
          <ul className="template-problems" aria-label="Problems">
            {problems.map((one) => (
              <li key={problemText(one)} data-severity={one.severity}>
                {problemText(one)}
              </li>
            ))}
          </ul>
        ) : null}
        {kept.length > 0 ? <p className="form-note">Kept though nothing uses them, because they are deployed and may hold data: {kept.join(', ')}.</p> : null}
        {dropped.length > 0 ? (
          <p className="form-note">
            Left out because nothing uses them: {dropped.join(', ')}.
            {isStackKnown ? null : ' What the stack has now isn’t known here: what is deployed already and may hold data stays in it.'}
          </p>
        ) : null}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls has to be reachable by keyboard */}
        <section className="template-body" tabIndex={0} aria-label="Template text">
          <pre>{body}</pre>
        </section>
      </div>
    </DialogFrame>
  );
}
