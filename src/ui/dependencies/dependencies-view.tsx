import { Plus } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import type { Dependency } from '#model/edit/dependencies.ts';
import { type Problem, problemText } from '#model/problem.ts';
import type { DependenciesState } from '#state/dependencies.ts';
import { splitSpec } from '#state/package-spec.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { DependencyTable } from './dependency-table.tsx';
import { typedPackage } from './typed-package.ts';
import './dependencies.css';

export interface DependenciesViewProps {
  readonly dependencies: readonly Dependency[] | Problem;
  readonly registry: DependenciesState;
  readonly onSearch: (query: string) => void;
  readonly onVersions: (name: string) => void;
  /** `name@version` as it was typed. Says whether it was taken: where it wasn't, the registry's answer says why. */
  readonly onAdd: (spec: string, dev: boolean) => Promise<boolean>;
  readonly onSet: (dependency: Dependency) => void;
  readonly onRemove: (name: string) => void;
  readonly onClose: () => void;
}

/** What the code may import: package.json as a table, and a search in the registry. */
export function DependenciesView({ dependencies, registry, onSearch, onVersions, onAdd, onSet, onRemove, onClose }: DependenciesViewProps) {
  const isProblem = 'code' in dependencies;
  const taken = new Set(isProblem ? [] : dependencies.map((one) => one.name));
  const [query, setQuery] = useState('');
  const [dev, setDev] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const change = (text: string) => {
    setQuery(text);
    setAsked(false);
  };
  const [name, range] = splitSpec(query);
  const add = async () => {
    const isAdded = await onAdd(query, dev);
    if (isAdded) change('');
    return isAdded;
  };
  const close = async (isDone: boolean) => {
    const typed = isProblem || range !== undefined ? undefined : typedPackage(name, dev, registry, taken);
    const isLeft = name !== '' && (!taken.has(name) || range !== undefined);
    if (isDone && typed) onSet(typed);
    else if (isLeft && !isAsked && !(isDone && range !== undefined && (await add()))) return setAsked(true);
    onClose();
  };
  return (
    <DialogFrame
      title="Dependencies"
      className="dependencies-dialog"
      description="Packages from npm that functions import. They are written to package.json and bundled at the next build."
      onClose={() => void close(false)}
      footer={
        <button type="button" className="button button-primary" onClick={() => void close(true)}>
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
            <AddPackage
              registry={registry}
              taken={taken}
              query={query}
              onQuery={change}
              dev={dev}
              onDev={setDev}
              onSearch={onSearch}
              onAdd={() => void add()}
              onSet={onSet}
            />
            {isAsked ? (
              <p className="form-note" role="alert">
                {name} is not {taken.has(name) ? 'changed' : 'added'}: choose {taken.has(name) ? 'Set' : 'Add'}, or close again to leave it
                {taken.has(name) ? ' as it is' : ' out'}.
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
  readonly onAdd: () => void;
  readonly onSet: (dependency: Dependency) => void;
}

function AddPackage({ registry, taken, query, onQuery, dev, onDev, onSearch, onAdd, onSet }: AddPackageProps) {
  useEffect(() => {
    // A registry isn't asked at every key: a quarter of a second of rest is a question.
    const timer = setTimeout(() => onSearch(query), 250);
    return () => clearTimeout(timer);
  }, [query, onSearch]);
  const [name, range] = splitSpec(query);
  const canType = name !== '' && (range !== undefined || (registry.problem !== undefined && !taken.has(name)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (canType) onAdd();
  };
  const answer = answerText(registry, query.trim());
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
            {taken.has(name) ? `Set ${name} to ${range}` : `Add ${name}`}
          </button>
        ) : null}
      </div>
      <div role="status">{answer === undefined ? null : <p className="empty-note">{answer}</p>}</div>
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

/** What the registry says to what was typed, or what has become of it. */
function answerText({ search, query, found, checked, problem, said }: DependenciesState, typed: string): string | undefined {
  if (search === 'asking') return 'Asking the registry…';
  if (typed === '') return said;
  if (checked?.spec === typed) return checked.wrong ?? `The registry has ${checked.found}.`;
  const isNone = search === 'answered' && found.length === 0 && problem === undefined && query.trim() === typed && splitSpec(typed)[1] === undefined;
  return isNone ? `The registry has no package “${typed}”.` : undefined;
}
