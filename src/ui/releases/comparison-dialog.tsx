import { type ShownComparison, whenText } from '#state/release-views.ts';
import { DialogFrame } from '#ui/parts/dialog-frame.tsx';
import { ComparisonParts } from './comparison-parts.tsx';
import './releases.css';

/** Two releases beside each other: what is different in the later one. */
export function ComparisonDialog({ shown, onClose }: { readonly shown: ShownComparison; readonly onClose: () => void }) {
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
        <ComparisonParts words={shown.words} />
      </div>
    </DialogFrame>
  );
}
