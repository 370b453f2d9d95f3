import { useState } from 'react';
import type { Catalogue } from '#kit/catalogue.ts';
import type { Project } from '#model/project.ts';
import { paletteRows } from '#state/palette.ts';
import { type PaletteActions, PaletteRow } from './palette-row.tsx';
import './palette.css';

export interface PaletteViewProps extends PaletteActions {
  readonly catalogue: Catalogue;
  readonly project: Project;
}

/** The Resources pane: every service of the cloud, with what the project has of it. */
export function PaletteView({ catalogue, project, ...actions }: PaletteViewProps) {
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const rows = paletteRows(catalogue, project, search);
  // A search opens what it found: the resource that is looked for shows without another click.
  const isOpen = (id: string, count: number) => opened.has(id) || (search.trim() !== '' && count > 0);
  const toggle = (id: string) => setOpened(new Set(opened.has(id) ? [...opened].filter((one) => one !== id) : [...opened, id]));
  return (
    <div className="palette">
      <div className="palette-search">
        <input
          className="input"
          type="search"
          aria-label="Search resources"
          placeholder="Search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      <ul className="palette-services" aria-label="Services">
        {rows.map((row) => (
          <PaletteRow key={row.entry.id} row={row} isOpen={isOpen(row.entry.id, row.resources.length)} onToggle={() => toggle(row.entry.id)} {...actions} />
        ))}
      </ul>
      {rows.length === 0 ? (
        <p className="palette-nothing empty-note" role="status">
          No service and no resource is called “{search}”.
        </p>
      ) : null}
    </div>
  );
}
