import { type FormEvent, useId, useState } from 'react';

export interface PathInputProps {
  readonly label: string;
  readonly value: string;
  /** The value is a proposal: Enter takes it as it is. */
  readonly isProposal?: boolean;
  /** Its name has no extension. */
  readonly isFolder?: boolean;
  readonly check: (path: string) => string | undefined;
  readonly onDone: (path: string) => void;
  readonly onCancel: () => void;
  /** The focus went elsewhere, and stays there. */
  readonly onLeave: () => void;
}

/** A path that is typed in the tree itself: Enter takes it, Escape and leaving the field don't. */
export function PathInput({ label, value, isProposal = false, isFolder = false, check, onDone, onCancel, onLeave }: PathInputProps) {
  const id = useId();
  const [path, setPath] = useState(value);
  const isUnchanged = path === value && !isProposal;
  const wrong = isUnchanged ? undefined : check(path);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isUnchanged) onCancel();
    else if (wrong === undefined) onDone(path);
  };
  return (
    <form className="path-input" onSubmit={submit}>
      <input
        // biome-ignore lint/a11y/noAutofocus: the field appears where it was asked for
        autoFocus
        className="input input-code"
        aria-label={label}
        aria-invalid={wrong !== undefined || undefined}
        aria-describedby={wrong === undefined ? undefined : id}
        spellCheck={false}
        value={path}
        onFocus={(event) => event.target.setSelectionRange(...nameIn(path, isFolder))}
        onChange={(event) => setPath(event.target.value)}
        onBlur={onLeave}
        onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      />
      {wrong === undefined ? null : (
        <p className="field-problem" id={id}>
          {wrong}
        </p>
      )}
    </form>
  );
}

/** The file's name without its last extension, which mostly stays; a name that begins with its only dot is all name. */
function nameIn(path: string, isFolder: boolean): [from: number, to: number] {
  const from = path.lastIndexOf('/') + 1;
  const dot = path.lastIndexOf('.');
  return [from, dot > from && !isFolder ? dot : path.length];
}
