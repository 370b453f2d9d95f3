import { Plus } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import type { Dependency } from '#model/edit/dependencies.ts';
import { type Problem, problemText } from '#model/problem.ts';
import type { DependenciesState } from '#state/dependencies.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { DependencyTable } from './dependency-table.tsx';
import { splitSpec, typedPackage } from './typed-package.ts';
import './dependencies.css';

export interface DependenciesViewProps {
  readonly dependencies: readonly Dependency[] | Problem;
  readonly registry: DependenciesState;
  readonly onSearch: (query: string) => void;
  readonly onVersions: (name: string) => void;
  readonly onSet: (dependency: Dependency) => void;
  readonly onRemove: (name: string) => void;
  readonly onClose: () => void;
}

/** What the code may import: package.json as a table, and a search in the registry. */
export function DependenciesView({ dependencies, registry, onSearch, onVersions, onSet, onRemove, onClose }: DependenciesViewProps) {
  const isProblem = 'code' in dependencies;
  const taken = new Set(isProblem ? [] : dependencies.map((one) => one.name));
  const [query, setQuery] = useState('');
  const [dev, setDev] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const change = (text: string) => {
    setQuery(text);
    setAsked(false);
  };
  const close = (isDone: boolean) => {
    const typed = isProblem ? undefined : typedPackage(query, dev, registry, taken);
    const isLeft = query.trim() !== '' && !taken.has(splitSpec(query.trim())[0]);
    if (isDone && typed) onSet(typed);
    else if (isLeft && !isAsked) return setAsked(true);
    onClose();
  };
  return (
    <DialogFrame
      title="Dependencies"
      className="dependencies-dialog"
      description="Packages from npm that functions import. They are written to package.json and bundled at the next build."
      onClose={() => close(false)}
      footer={
        <button type="button" className="button button-primary" onClick={() => close(true)}>
          Done
        </button>
      }
    >
      <div className="dialog-content">
        {isProblem ? (
          <p className="form-note" role="alert">
            {problemText(dependencies)}
          </p>
        ) : (
          <>
            <AddPackage registry={registry} taken={taken} query={query} onQuery={change} dev={dev} onDev={setDev} onSearch={onSearch} onSet={onSet} />
            {isAsked ? (
              <p className="form-note" role="alert">
                {splitSpec(query.trim())[0]} is not added: choose Add, or close again to leave it out.
              </p>
            ) : null}
            {registry.problem === undefined ? null : (
              <p className="form-note" role="alert">
                {registry.problem}
              </p>
            )}
            <h3>In this project</h3>
            <DependencyTable dependencies={dependencies} versions={registry.versions} onVersions={onVersions} onChange={onSet} onRemove={onRemove} />
          </>
        )}
      </div>
    </DialogFrame>
  );
}

interface AddPackageProps {
  readonly registry: DependenciesState;
  readonly taken: ReadonlySet<string>;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly dev: boolean;
  readonly onDev: (dev: boolean) => void;
  readonly onSearch: (query: string) => void;
  readonly onSet: (dependency: Dependency) => void;
}

function AddPackage({ registry, taken, query, onQuery, dev, onDev, onSearch, onSet }: AddPackageProps) {
  useEffect(() => {
    // A registry isn't asked at every key: a quarter of a second of rest is a question.
    const timer = setTimeout(() => onSearch(query), 250);
    return () => clearTimeout(timer);
  }, [query, onSearch]);
  const [name, range] = splitSpec(query.trim());
  const canType = name !== '' && !taken.has(name) && (registry.problem !== undefined || range !== undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (canType) onSet({ name, range: range ?? 'latest', dev });
  };
  return (
    <form className="dependency-search" onSubmit={submit}>
      <div className="add-row">
        <input
          className="input add-row-grow"
          type="search"
          aria-label="Search npm"
          placeholder="Search npm, or type name@version"
          spellCheck={false}
          value={query}
          onChange={(event) => onQuery(event.target.value)}
        />
        <label className="add-row-check">
          <input type="checkbox" className="toggle" checked={dev} onChange={(event) => onDev(event.target.checked)} /> For development only
        </label>
        {canType ? (
          <button type="submit" className="button">
            Add {name}
          </button>
        ) : null}
      </div>
      <div role="status">
        {registry.search === 'asking' ? <p className="empty-note">Asking the registry…</p> : null}
        {registry.search === 'answered' && registry.found.length === 0 && registry.problem === undefined ? (
          <p className="empty-note">The registry has no package “{registry.query.trim()}”.</p>
        ) : null}
      </div>
      {query.trim() === '' || registry.found.length === 0 ? null : (
        <ul className="found-packages" aria-label="Found in the registry">
          {registry.found.map((one) => (
            <li key={one.name}>
              <span className="found-name">
                <code>{one.name}</code> <span className="found-version">{one.version}</span>
              </span>
              <span className="found-description">{one.description}</span>
              {taken.has(one.name) ? (
                <span className="chip">added</span>
              ) : (
                <button type="button" className="button button-small" onClick={() => onSet({ name: one.name, range: `^${one.version}`, dev })}>
                  <Plus size={14} aria-hidden /> Add<span className="for-readers"> {one.name}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
