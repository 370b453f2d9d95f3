import type { DeploymentSnapshot } from '#model/deployment.ts';
import { isEnded } from '#model/deployment.ts';
import { lookOf } from '#state/deployment-waits.ts';
import { footerText, progressOf } from '#state/deployment-words.ts';
import { ProgressBar } from '#ui/parts/deployment/progress-bar.tsx';
import { ShapeIcon } from '#ui/parts/deployment/shape.tsx';
import './footer-deployment.css';

/** The footer's part: how far it is, in a few words; a click opens the monitor. */
export function FooterDeployment({
  snapshot,
  queued,
  onOpen,
}: {
  readonly snapshot: DeploymentSnapshot;
  /** What comes next, in a few words. */
  readonly queued?: string | undefined;
  readonly onOpen: () => void;
}) {
  const meaning = lookOf(snapshot);
  return (
    <button type="button" className={`footer-deployment meaning-${meaning}`} title={reasonsOf(snapshot)} onClick={onOpen}>
      {isEnded(snapshot.phase) || meaning === 'attention' ? (
        <ShapeIcon shape={SHAPES[meaning]} />
      ) : (
        <span className="footer-progress">
          <ProgressBar value={progressOf(snapshot)} meaning={meaning} label="Deployment" />
        </span>
      )}
      <span>
        {footerText(snapshot)}
        {queued !== undefined && ` · ${queued}`}
      </span>
    </button>
  );
}

/** What a look at the footer can tell without opening the monitor: why it failed. */
function reasonsOf({ phase, problems }: DeploymentSnapshot): string {
  const errors = isEnded(phase) ? problems.filter((one) => one.severity === 'error').map((one) => one.summary) : [];
  return [...errors, 'Open the deployment monitor'].join('\n');
}

/** Nothing runs, and what ran last went wrong: why stands a click away. */
export function FooterFailed({
  text,
  isPast = false,
  onOpen,
}: {
  readonly text: string;
  /** What it failed for is in the project no more. */
  readonly isPast?: boolean;
  readonly onOpen: () => void;
}) {
  return (
    <button type="button" className={`footer-deployment meaning-${isPast ? 'still' : 'failure'}`} title="Show how it ended, and why" onClick={onOpen}>
      <ShapeIcon shape={isPast ? SHAPES.still : SHAPES.failure} />
      <span>{text}</span>
    </button>
  );
}

/** Nothing runs, and what ran last went well: what is deployed stands a click away. */
export function FooterStanding({ text, onOpen }: { readonly text: string; readonly onOpen: () => void }) {
  return (
    <button type="button" className="footer-deployment meaning-success" title="Show what is deployed" onClick={onOpen}>
      <ShapeIcon shape={SHAPES.success} />
      <span>{text}</span>
    </button>
  );
}

/** Nothing runs, but something waits to. */
export function FooterQueued({ text, onOpen }: { readonly text: string; readonly onOpen: () => void }) {
  return (
    <button type="button" className="footer-deployment meaning-attention" title="What waits for you, and why" onClick={onOpen}>
      <ShapeIcon shape="pause" />
      <span>{text}</span>
    </button>
  );
}

const SHAPES = { still: 'dash', progress: 'spinner', attention: 'pause', success: 'check', warning: 'back', failure: 'alert' } as const;
