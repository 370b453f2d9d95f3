import { DialogFrame } from '../parts/dialog-frame.tsx';

export interface ReplaceFilesViewProps {
  readonly replaced: readonly string[];
  /** How many files come beside these. */
  readonly others: number;
  readonly onReplace: () => void;
  readonly onKeep: () => void;
  readonly onClose: () => void;
}

/** Asks before files from outside are written over those of the project. */
export function ReplaceFilesView({ replaced, others, onReplace, onKeep, onClose }: ReplaceFilesViewProps) {
  return (
    <DialogFrame
      title={replaced.length === 1 ? `Replace ${replaced[0]}?` : `Replace ${replaced.length} files?`}
      description={`The project has ${replaced.length === 1 ? 'it' : 'them'} already, with other content. Texts can be taken back by Undo; pictures and other bytes can't.`}
      className="confirm"
      onClose={onClose}
      footer={
        <>
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          {others > 0 && (
            <button type="button" className="button" onClick={onKeep}>
              Add only the {others === 1 ? 'other' : `${others} others`}
            </button>
          )}
          <button type="button" className="button button-danger" onClick={onReplace}>
            Replace
          </button>
        </>
      }
    >
      <ul className="replaced-files">
        {replaced.map((path) => (
          <li key={path}>
            <code>{path}</code>
          </li>
        ))}
      </ul>
    </DialogFrame>
  );
}
