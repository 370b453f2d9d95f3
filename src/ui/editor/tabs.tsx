import { X } from 'lucide-react';
import type { KeyboardEvent } from 'react';

export interface TabsProps {
  readonly open: readonly string[];
  readonly active: string | null;
  /** Entries of functions: they carry the sign of a function. */
  readonly entries: ReadonlySet<string>;
  readonly onOpen: (path: string) => void;
  readonly onClose: (path: string) => void;
}

/** The files that are open. Arrows move between them, Delete closes one. */
export function Tabs({ open, active, entries, onOpen, onClose }: TabsProps) {
  const onKey = (event: KeyboardEvent, path: string) => {
    const at = open.indexOf(path);
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = step === 0 ? undefined : open[(at + step + open.length) % open.length];
    if (next !== undefined) {
      onOpen(next);
      document.getElementById(tabId(next))?.focus();
    }
    if (event.key === 'Delete') onClose(path);
  };
  return (
    <div className="editor-tabs" role="tablist" aria-label="Open files">
      {open.map((path) => (
        <div
          key={path}
          className="editor-tab"
          data-active={path === active || undefined}
          role="presentation"
          onAuxClick={(event) => event.button === 1 && onClose(path)}
        >
          <button
            id={tabId(path)}
            type="button"
            role="tab"
            aria-selected={path === active}
            aria-controls="editor-host"
            tabIndex={path === active ? 0 : -1}
            title={path}
            onClick={() => onOpen(path)}
            onKeyDown={(event) => onKey(event, path)}
          >
            {entries.has(path) ? (
              <span className="tab-function" aria-hidden>
                ƒ
              </span>
            ) : null}
            {nameOf(path, open)}
          </button>
          {/* A list of tabs owns tabs alone: by keyboard it is Delete that closes, and Close Tab in the menu. */}
          <span aria-hidden className="tab-close" title={`Close ${path}`} onClick={() => onClose(path)}>
            <X size={12} />
          </span>
        </div>
      ))}
    </div>
  );
}

function tabId(path: string): string {
  return `tab-${path.replace(/[^A-Za-z0-9]/g, '-')}`;
}

/** The file's name; with its folder where another open file has the same. */
function nameOf(path: string, open: readonly string[]): string {
  const parts = path.split('/');
  const name = parts.at(-1) ?? path;
  const isAlone = open.every((other) => other === path || other.split('/').at(-1) !== name);
  return isAlone ? name : parts.slice(-2).join('/');
}
