import type { DeploymentSnapshot } from '#model/deployment.ts';
import { type StepState, stepsOf } from '#state/deployment-steps.ts';
import { type Shape, ShapeIcon } from '#ui/parts/deployment/shape.tsx';

/** Initialise, Prepare, Stage, Execute, Done: where the deployment is. */
export function Stepper({ snapshot }: { readonly snapshot: DeploymentSnapshot }) {
  return (
    <ol className="stepper" aria-label="Phases">
      {stepsOf(snapshot).map((step) => (
        <li
          key={step.title}
          className={`step step-${step.state} meaning-${LOOKS[step.state].meaning}`}
          aria-current={step.state === 'current' || step.state === 'attention' ? 'step' : undefined}
        >
          <ShapeIcon shape={LOOKS[step.state].shape} />
          <span>{step.title}</span>
          <span className="for-readers">: {LOOKS[step.state].words}</span>
        </li>
      ))}
    </ol>
  );
}

const LOOKS: Readonly<Record<StepState, { shape: Shape; meaning: string; words: string }>> = {
  waiting: { shape: 'ring', meaning: 'still', words: 'to come' },
  current: { shape: 'spinner', meaning: 'progress', words: 'in progress' },
  attention: { shape: 'pause', meaning: 'attention', words: 'waits for you' },
  done: { shape: 'check', meaning: 'success', words: 'done' },
  failed: { shape: 'alert', meaning: 'failure', words: 'failed' },
  stopped: { shape: 'dash', meaning: 'still', words: 'ended' },
};
