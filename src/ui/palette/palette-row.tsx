import { ChevronRight, MoreHorizontal } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { DragEvent, ReactNode } from 'react';
import { canOperate, canTrigger, PALETTE_MIME, type PaletteItem, type PaletteService } from '#state/palette.ts';
import { RoleBadge } from './role-badge.tsx';

export interface PaletteActions {
  readonly onDragStart: (item: PaletteItem) => void;
  readonly onDragEnd: () => void;
  readonly onInsert: (item: PaletteItem) => void;
  readonly onTrigger: (item: PaletteItem) => void;
  readonly onDefine: (item: PaletteItem) => void;
  readonly onInspect: (resource: string) => void;
}

export interface PaletteRowProps extends PaletteActions {
  readonly row: PaletteService;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** A service, and under it, when open, the project's resources of it. All of them can be dragged, and all have a menu that does the same. */
export function PaletteRow({ row, isOpen, onToggle, ...actions }: PaletteRowProps) {
  const { entry, resources } = row;
  const count = resources.length;
  return (
    <li className="palette-service">
      <Draggable item={{ service: entry.id }} title={entry.description} actions={actions}>
        <button type="button" className="palette-toggle" aria-expanded={isOpen} onClick={onToggle}>
          <ChevronRight size={13} aria-hidden className="palette-chevron" />
          <Icon svg={entry.icon} />
          <span className="palette-title">{entry.title}</span>
          <RoleBadge role={row.role} />
          <span className="palette-count">
            {count > 0 ? count : null}
            {count > 0 ? <span className="for-readers"> in this project</span> : null}
          </span>
        </button>
        <RowMenu label={entry.title} item={{ service: entry.id }} row={row} actions={actions} />
      </Draggable>
      {isOpen ? (
        <ul className="palette-resources">
          {count === 0 ? <li className="empty-note">None in this project yet.</li> : null}
          {resources.map((resource) => {
            const item = { service: entry.id, resource: resource.name };
            return (
              <li key={resource.name}>
                <Draggable item={item} title={`${resource.title} ${resource.name}`} actions={actions}>
                  <button type="button" className="palette-resource" onClick={() => actions.onInspect(resource.name)}>
                    <span className="palette-title">{resource.name}</span>
                    {resource.origin === 'account' ? <span className="chip">account</span> : null}
                    <span className="palette-type">{resource.title}</span>
                  </button>
                  <RowMenu label={resource.name} item={item} row={row} actions={actions} />
                </Draggable>
              </li>
            );
          })}
        </ul>
      ) : null}
    </li>
  );
}

interface DraggableProps {
  readonly item: PaletteItem;
  readonly title: string;
  readonly actions: PaletteActions;
  readonly children: ReactNode;
}

function Draggable({ item, title, actions, children }: DraggableProps) {
  const onDragStart = (event: DragEvent<HTMLDivElement>) => {
    event.dataTransfer.setData(PALETTE_MIME, JSON.stringify(item));
    event.dataTransfer.setData('text/plain', item.resource ?? item.service);
    event.dataTransfer.effectAllowed = 'copy';
    actions.onDragStart(item);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a drag is for the mouse; the row's menu does the same by keyboard
    <div className="palette-row" title={title} draggable onDragStart={onDragStart} onDragEnd={actions.onDragEnd} data-palette={item.resource ?? item.service}>
      {children}
    </div>
  );
}

interface RowMenuProps {
  readonly label: string;
  readonly item: PaletteItem;
  readonly row: PaletteService;
  readonly actions: PaletteActions;
}

function RowMenu({ label, item, row, actions }: RowMenuProps) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="icon-button palette-menu" aria-label={`Use ${label}`}>
        <MoreHorizontal size={14} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start">
          {canOperate(row) ? (
            <DropdownMenu.Item className="menu-item" onSelect={() => actions.onInsert(item)}>
              Insert operation…
            </DropdownMenu.Item>
          ) : null}
          {canTrigger(row) ? (
            <DropdownMenu.Item className="menu-item" onSelect={() => actions.onTrigger(item)}>
              Add trigger…
            </DropdownMenu.Item>
          ) : null}
          {item.resource === undefined && Object.keys(row.entry.resourceTypes).length > 0 ? (
            <DropdownMenu.Item className="menu-item" onSelect={() => actions.onDefine(item)}>
              Define resource…
            </DropdownMenu.Item>
          ) : null}
          {item.resource === undefined ? null : (
            <DropdownMenu.Item className="menu-item" onSelect={() => actions.onInspect(item.resource as string)}>
              Settings and usages
            </DropdownMenu.Item>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** The room's own drawing: markup that ships with the program, never a user's. */
function Icon({ svg }: { readonly svg: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the catalogue is part of the program
  return <span className="service-icon" aria-hidden dangerouslySetInnerHTML={{ __html: svg }} />;
}
