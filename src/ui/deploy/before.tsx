import { useState } from 'react';
import type { DeploymentQuestions } from '#state/deployment-questions.ts';
import { areAllValued, VariableFields } from '#ui/parts/deployment/variable-fields.tsx';
import { DialogFrame } from '#ui/parts/dialog-frame.tsx';
import './before.css';

/** What has to be known or given before a deployment begins: asked once, in one dialog. */
export function Before({
  projectName,
  questions,
  onGo,
  onClose,
}: {
  readonly projectName: string;
  readonly questions: DeploymentQuestions;
  readonly onGo: (values: Readonly<Record<string, string>>) => void;
  readonly onClose: () => void;
}) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const { variables, fragment, runsLocally, isForStaged = false } = questions;
  const isComplete = areAllValued({ variables: variables, values });
  return (
    <DialogFrame
      title={`Before ${projectName} is deployed`}
      className="before-dialog"
      onClose={onClose}
      onSubmit={() => isComplete && onGo(values)}
      footer={
        <>
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button button-primary" disabled={!isComplete}>
            {isForStaged ? 'I have read this: execute' : fragment || runsLocally ? 'I have read this: deploy' : 'Deploy'}
          </button>
        </>
      }
    >
      <div className="before">
        {isForStaged && <p>What is staged was not agreed to in this browser yet. It is executed once you have read what it may do.</p>}
        {runsLocally && (
          <section>
            <h3>Somebody else’s code</h3>
            <p>On the local cloud, functions run as you, without a sandbox: they can read and write what you can. Deploy only what you trust.</p>
          </section>
        )}
        {fragment && (
          <section>
            <h3>A template of its own</h3>
            <p>
              The project adds <code>{fragment.path}</code> to the generated template. It may create anything that your credentials allow.
            </p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard */}
            <pre tabIndex={0}>{fragment.text}</pre>
          </section>
        )}
        {variables.length > 0 && (
          <section>
            <h3>Values that are not in the project</h3>
            <p className="quiet">They go to the cloud as secret parameters and stay in this page’s memory until it is closed.</p>
            <VariableFields variables={variables} values={values} onChange={setValues} />
          </section>
        )}
      </div>
    </DialogFrame>
  );
}
