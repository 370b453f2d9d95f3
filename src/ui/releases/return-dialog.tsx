import { useState } from 'react';
import type { Release } from '#model/release.ts';
import type { ShownComparison } from '#state/comparison-views.ts';
import { whenText } from '#state/release-views.ts';
import type { AskedReturn } from '#state/releases.ts';
import { Reasons } from '#ui/parts/deployment/reasons.tsx';
import { areAllValued, VariableFields } from '#ui/parts/deployment/variable-fields.tsx';
import { DialogFrame } from '#ui/parts/dialog-frame.tsx';
import { ComparisonParts } from './comparison-parts.tsx';
import './releases.css';

/** Before a return: what it changes, what it can't bring back, and the values that stand in no file. Nothing is executed by it. */
export function ReturnDialog({
  release,
  asked,
  comparison,
  isDeployed,
  onGo,
  onClose,
}: {
  readonly release: Release;
  readonly asked: AskedReturn;
  /** From what was deployed last. */
  readonly comparison: ShownComparison | undefined;
  /** False: the stack was removed since. */
  readonly isDeployed: boolean;
  readonly onGo: (values: Readonly<Record<string, string>>) => void;
  readonly onClose: () => void;
}) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const isComplete = areAllValued({ variables: asked.variables, values });
  return (
    <DialogFrame
      title={`Return to the release of ${whenText(release)}`}
      description="Its template and its artifacts are staged once more. Nothing changes before you press Execute."
      className="release-dialog"
      onClose={onClose}
      onSubmit={() => isComplete && onGo(values)}
      footer={
        <>
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button button-primary" disabled={!isComplete}>
            Stage the return
          </button>
        </>
      }
    >
      <div className="release-body">
        <section>
          <h3>What does not come back</h3>
          <Reasons problems={asked.notUndone} />
          <p className="quiet">
            Data stays as it is now: what was written, changed or deleted since then is not taken back. The project’s files here stay as they are too.
          </p>
        </section>
        {asked.variables.length > 0 && (
          <section className="release-values">
            <h3>Values that are not in the project</h3>
            <p className="quiet">
              A release keeps their names only. They go to the cloud as secret parameters and stay in this page’s memory until it is closed.
            </p>
            <VariableFields variables={asked.variables} values={values} onChange={setValues} />
          </section>
        )}
        {!isDeployed && <p>Nothing is deployed now: all that the release has is made anew.</p>}
        {isDeployed && comparison && (
          <details>
            <summary>From what is deployed now: {comparison.sentence}</summary>
            <ComparisonParts words={comparison.words} />
          </details>
        )}
      </div>
    </DialogFrame>
  );
}
