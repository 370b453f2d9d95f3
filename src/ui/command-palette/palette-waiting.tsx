import { useEffect, useRef } from 'react';
import { returnFocus } from '../parts/return-focus.ts';
import './command-palette.css';

export const PLACEHOLDER = 'Type a command, or the name of a file';

/** The palette before its list has come: it takes what is typed, which would else go into the code, and Enter does nothing yet. */
export function PaletteWaiting({
  search,
  onSearch,
  onClose,
}: {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly onClose: () => void;
}) {
  const isClosed = useRef(false);
  useEffect(() => () => (isClosed.current ? returnFocus(new Event('close')) : undefined), []);
  const close = () => {
    isClosed.current = true;
    onClose();
  };
  return (
    <div className="dialog palette-dialog" role="dialog" aria-label="Command palette" aria-busy="true">
      <input
        cmdk-input=""
        // biome-ignore lint/a11y/noAutofocus: the palette was asked for by a key, and the next one is for it
        autoFocus
        aria-label="Commands"
        placeholder={PLACEHOLDER}
        value={search}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && close()}
      />
    </div>
  );
}
