import { ChevronRight, MoreHorizontal } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { MANIFEST_FILE } from '#model/project.ts';
import type { TreeRow } from '#state/file-tree.ts';

export interface FileRowProps {
  readonly row: TreeRow;
  readonly isActive: boolean;
  readonly isClosed: boolean;
  readonly onChoose: () => void;
  readonly onNewFile: () => void;
  readonly onMove: () => void;
  readonly onRemove: () => void;
}

export function FileRow({ row, isActive, isClosed, onChoose, onNewFile, onMove, onRemove }: FileRowProps) {
  const isFolder = row.kind === 'folder';
  return (
    <li className="file-row" data-active={isActive || undefined}>
      <button
        type="button"
        className="file-name"
        style={{ paddingLeft: 8 + row.depth * 14 }}
        title={row.path}
        aria-expanded={isFolder ? !isClosed : undefined}
        aria-current={isActive ? 'true' : undefined}
        onClick={onChoose}
      >
        {isFolder ? (
          <ChevronRight size={13} aria-hidden className="file-chevron" />
        ) : (
          <span className="file-sign">{row.function === undefined ? '' : 'ƒ'}</span>
        )}
        {row.name}
        {row.function === undefined ? null : <span className="for-readers"> (function {row.function})</span>}
      </button>
      {row.path === MANIFEST_FILE ? null : (
        <DropdownMenu.Root>
          <DropdownMenu.Trigger className="icon-button file-menu" aria-label={`Actions of ${row.path}`}>
            <MoreHorizontal size={14} aria-hidden />
          </DropdownMenu.Trigger>
          <DropdownMenu.Portal>
            <DropdownMenu.Content className="menu" align="start" onCloseAutoFocus={(event) => event.preventDefault()}>
              {isFolder ? (
                <DropdownMenu.Item className="menu-item" onSelect={onNewFile}>
                  New file here…
                </DropdownMenu.Item>
              ) : (
                <>
                  <DropdownMenu.Item className="menu-item" onSelect={onMove}>
                    Rename or move…
                  </DropdownMenu.Item>
                  <DropdownMenu.Item className="menu-item" onSelect={onRemove}>
                    Delete
                  </DropdownMenu.Item>
                </>
              )}
            </DropdownMenu.Content>
          </DropdownMenu.Portal>
        </DropdownMenu.Root>
      )}
    </li>
  );
}
