import type { FileContent } from '#model/files.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { differingLines } from './differing-lines.ts';
import './edited-elsewhere.css';

export interface EditedFile {
  readonly path: string;
  /** Null: it was removed. */
  readonly mine: FileContent | null;
  readonly theirs: FileContent | null;
}

export interface EditedElsewhereViewProps {
  readonly files: readonly EditedFile[];
  readonly onMine: (path: string) => void;
  readonly onTheirs: (path: string) => void;
  readonly onBoth: (path: string) => void;
  readonly onClose: () => void;
}

/** Files that two tabs edited at once: nothing was written over, and one chooses. */
export function EditedElsewhereView({ files, onMine, onTheirs, onBoth, onClose }: EditedElsewhereViewProps) {
  return (
    <DialogFrame
      title="Edited in another tab"
      description="These files were edited here and in another tab at the same time. Nothing was written over: choose for each."
      className="edited-elsewhere"
      onClose={onClose}
      footer={
        <button type="button" className="button" onClick={onClose}>
          Close
        </button>
      }
    >
      <div className="dialog-content">
        {files.length === 0 && <p className="empty-note">Both tabs have the same again.</p>}
        {files.map((file) => (
          <section key={file.path} className="edited-file" aria-label={file.path}>
            <h3>{file.path}</h3>
            <div className="edited-sides">
              <Side title="This tab" content={file.mine} other={file.theirs} />
              <Side title="The other tab" content={file.theirs} other={file.mine} />
            </div>
            <div className="dialog-row">
              <button type="button" className="button" onClick={() => onMine(file.path)}>
                Keep this tab’s
              </button>
              <button type="button" className="button" onClick={() => onTheirs(file.path)}>
                Take the other’s
              </button>
              {file.mine !== null && file.theirs !== null && (
                <button type="button" className="button" onClick={() => onBoth(file.path)}>
                  Keep both, as two files
                </button>
              )}
            </div>
          </section>
        ))}
      </div>
    </DialogFrame>
  );
}

function Side({ title, content, other }: { readonly title: string; readonly content: FileContent | null; readonly other: FileContent | null }) {
  return (
    <div className="edited-side">
      <h4>{title}</h4>
      <TextOf content={content} other={other} />
    </div>
  );
}

function TextOf({ content, other }: { readonly content: FileContent | null; readonly other: FileContent | null }) {
  if (content === null) return <p className="quiet">The file was removed.</p>;
  if (typeof content !== 'string') return <p className="quiet">{content.length} bytes</p>;
  const { from, lines } = differingLines(content, typeof other === 'string' ? other : '');
  return (
    <>
      <p className="quiet">From line {from}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <pre tabIndex={0}>{lines.join('\n')}</pre>
    </>
  );
}
