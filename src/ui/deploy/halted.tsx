import { useState } from 'react';
import type { DeploymentSnapshot, Halted as HaltedFacts } from '#model/deployment.ts';
import { count } from '#state/deployment-words.ts';
import { RollBack } from './roll-back.tsx';

/** It stopped at a failure and nothing was taken back: what stands, what doesn't, and the two ways on. */
export function Halted({
  halted,
  stackStatus,
  confirmed,
  onConfirm,
  onDeployOnTop,
  onTakeBack,
}: {
  readonly halted: HaltedFacts;
  readonly stackStatus: DeploymentSnapshot['stackStatus'];
  /** Data holders that were confirmed by name. */
  readonly confirmed: readonly string[];
  readonly onConfirm: (name: string, isConfirmed: boolean) => void;
  readonly onDeployOnTop: () => void;
  readonly onTakeBack: () => void;
}) {
  const [asks, setAsks] = useState(false);
  if (asks) return <RollBack halted={halted} confirmed={confirmed} onConfirm={onConfirm} onKeep={() => setAsks(false)} onRollBack={onTakeBack} />;
  return (
    <section className="halted" aria-label="What stands">
      <dl>
        <Names title="Stands" names={[standsText(halted)]} none="" />
        <Names title="Failed" names={halted.failed} none="nothing" />
        {halted.notBegun.length > 0 && <Names title="Not begun" names={halted.notBegun} none="" />}
      </dl>
      <p>
        The stack is {stackStatus ?? 'left as it failed'}. Mend what failed and deploy again on top of what stands, or{' '}
        {halted.isCreation ? 'remove what was made.' : 'roll back to what was there before.'}
      </p>
      <div className="question-answers">
        <button
          type="button"
          className={`button ${halted.isCreation ? 'button-danger' : ''}`}
          onClick={() => (halted.isCreation ? onTakeBack() : setAsks(true))}
        >
          {halted.isCreation ? 'Remove what was made…' : 'Roll back now…'}
        </button>
        <button type="button" className="button" onClick={onDeployOnTop}>
          Deploy again on top
        </button>
      </div>
    </section>
  );
}

/** Of earlier attempts, too: what this one brought to its end is among it, if it is known by name. */
function standsText({ count: { stands, all }, stands: names }: HaltedFacts): string {
  const counted = `${stands === 0 ? 'none' : stands} of ${count(all, 'resource')}`;
  if (stands === 0 || names.length === 0) return counted;
  return `${counted}${names.length < stands ? ', among them' : ':'} ${new Intl.ListFormat('en').format(names)}`;
}

function Names({ title, names, none }: { readonly title: string; readonly names: readonly string[]; readonly none: string }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{names.length > 0 ? names.join(', ') : none}</dd>
    </div>
  );
}
