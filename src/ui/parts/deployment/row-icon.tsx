import type { DeploymentRow } from '#model/deployment.ts';
import { rowStateText } from '#state/deployment-words.ts';
import { type Shape, ShapeIcon } from './shape.tsx';

/** A row's status as a shape and a colour; never by colour alone. */
export function RowIcon({ state, isBegun = true }: { readonly state: DeploymentRow['state']; readonly isBegun?: boolean }) {
  const { shape, meaning } = LOOKS[state === 'cancelled' && !isBegun ? 'skipped' : state];
  const text = rowStateText(state, isBegun);
  return (
    <span className={`row-icon meaning-${meaning}`} role="img" aria-label={text} title={text}>
      <ShapeIcon shape={shape} />
    </span>
  );
}

const LOOKS: Readonly<Record<DeploymentRow['state'], { shape: Shape; meaning: string }>> = {
  waiting: { shape: 'ring', meaning: 'still' },
  running: { shape: 'spinner', meaning: 'progress' },
  done: { shape: 'check', meaning: 'success' },
  failed: { shape: 'alert', meaning: 'failure' },
  rollingBack: { shape: 'backSpinner', meaning: 'warning' },
  rolledBack: { shape: 'back', meaning: 'warning' },
  skipped: { shape: 'dash', meaning: 'still' },
  cancelled: { shape: 'slash', meaning: 'still' },
};
