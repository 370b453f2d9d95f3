import { NOT_REHEARSED, type TryOutcome, type TryStep } from '#state/try-it.ts';
import { useIsRehearsal } from '#ui/parts/deploy-world-context.ts';
import { ShapeIcon } from '#ui/parts/deployment/shape.tsx';
import './try-it.css';

/** What an example can do, and beside it what happened. */
export function TryItView({
  steps,
  outcomes,
  addressOf,
  onTry,
}: {
  readonly steps: readonly TryStep[];
  /** By the step's place. */
  readonly outcomes: Readonly<Record<number, TryOutcome>>;
  readonly addressOf: (step: TryStep) => string | undefined;
  readonly onTry: (index: number) => void;
}) {
  const isRehearsal = useIsRehearsal();
  if (steps.length === 0) return null;
  if (isRehearsal) {
    return (
      <section className="try-it try-it-none" aria-label="Try it">
        <h3>Try it</h3>
        <p className="quiet">{NOT_REHEARSED}</p>
      </section>
    );
  }
  const indexed = steps.map((step, index) => ({ step, index }));
  const doing = indexed.filter(({ step }) => step.kind !== 'peek');
  const peeks = indexed.filter(({ step }) => step.kind === 'peek');
  return (
    <section className="try-it" aria-label="Try it">
      <div>
        <h3>Try it</h3>
        <ul className="try-steps">
          {doing.map(({ step, index }) => (
            <li key={step.label}>
              <TryButton step={step} address={addressOf(step)} onTry={() => onTry(index)} isRunning={outcomes[index]?.state === 'running'} />
              <Outcome outcome={outcomes[index]} showsDetail={step.kind === 'invoke'} />
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h3>What happened</h3>
        <ul className="try-steps" aria-live="polite">
          {peeks.map(({ step, index }) => (
            <li key={step.label}>
              <button type="button" className="button" disabled={outcomes[index]?.state === 'running'} onClick={() => onTry(index)}>
                {step.label}
              </button>
              <Outcome outcome={outcomes[index]} showsDetail />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function TryButton({
  step,
  address,
  isRunning,
  onTry,
}: {
  readonly step: TryStep;
  readonly address: string | undefined;
  readonly isRunning: boolean;
  readonly onTry: () => void;
}) {
  if (step.kind === 'open' && address !== undefined) {
    return (
      <a className="button" href={address} target="_blank" rel="noreferrer noopener" onClick={onTry}>
        {step.label}
      </a>
    );
  }
  return (
    <button type="button" className="button" disabled={isRunning || step.kind === 'open'} onClick={onTry}>
      {step.label}
    </button>
  );
}

function Outcome({ outcome, showsDetail }: { readonly outcome: TryOutcome | undefined; readonly showsDetail: boolean }) {
  if (outcome === undefined) return null;
  const meaning = outcome.state === 'failed' ? 'failure' : outcome.state === 'done' ? 'success' : 'progress';
  return (
    <div className={`try-outcome meaning-${meaning}`}>
      <ShapeIcon shape={outcome.state === 'failed' ? 'alert' : outcome.state === 'done' ? 'check' : 'spinner'} />
      <span>{outcome.summary}</span>
      {showsDetail && outcome.detail !== undefined && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
        <pre tabIndex={0} className="try-detail">
          {JSON.stringify(outcome.detail, null, 2)}
        </pre>
      )}
    </div>
  );
}
