import type { ShownComparison } from '#state/comparison-views.ts';
import { whenText } from '#state/release-views.ts';
import type { ComparedCode } from '#state/releases.ts';
import { DialogFrame } from '#ui/parts/dialog-frame.tsx';
import { ComparisonParts } from './comparison-parts.tsx';
import './releases.css';

/** Two releases beside each other: what is different in the later one. */
export function ComparisonDialog({
  shown,
  code,
  onClose,
}: {
  readonly shown: ShownComparison;
  /** As far as it was read. */
  readonly code?: ComparedCode | undefined;
  readonly onClose: () => void;
}) {
  const { before, after, sentence } = shown;
  return (
    <DialogFrame
      title="Two releases compared"
      description={`From ${whenText(before)} to ${whenText(after)}. ${sentence}`}
      className="release-dialog"
      onClose={onClose}
      footer={
        <button type="button" className="button button-primary" onClick={onClose}>
          Done
        </button>
      }
    >
      <div className="release-body">
        <ComparisonParts words={shown.words} code={code} />
      </div>
    </DialogFrame>
  );
}
