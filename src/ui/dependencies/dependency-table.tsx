import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Dependency } from '#model/edit/dependencies.ts';

export interface DependencyTableProps {
  readonly dependencies: readonly Dependency[];
  /** By name, newest first; a name that isn't there hasn't been asked for, or the registry doesn't answer. */
  readonly versions: Readonly<Record<string, readonly string[]>>;
  readonly onVersions: (name: string) => void;
  readonly onChange: (dependency: Dependency) => void;
  readonly onRemove: (name: string) => void;
}

/** What package.json asks for: the version can be typed or chosen, the kind switched, the row removed. */
export function DependencyTable({ dependencies, versions, onVersions, onChange, onRemove }: DependencyTableProps) {
  if (dependencies.length === 0)
    return <p className="empty-note">No dependencies. The SDK of the cloud comes with the runtime; add here what else the code imports.</p>;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Package</th>
          <th scope="col">Version</th>
          <th scope="col">Development only</th>
          <th scope="col">
            <span className="for-readers">Remove</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {dependencies.map((one) => (
          <tr key={one.name}>
            <td>
              <code>{one.name}</code>
            </td>
            <td>
              <RangeInput
                dependency={one}
                versions={versions[one.name] ?? []}
                onVersions={() => onVersions(one.name)}
                onSave={(range) => onChange({ ...one, range })}
              />
            </td>
            <td className="cell-toggle">
              <input
                type="checkbox"
                className="toggle"
                aria-label={`${one.name} is for development only`}
                checked={one.dev}
                onChange={(event) => onChange({ ...one, dev: event.target.checked })}
              />
            </td>
            <td>
              <button type="button" className="icon-button" aria-label={`Remove ${one.name}`} onClick={() => onRemove(one.name)}>
                <Trash2 size={14} aria-hidden />
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface RangeInputProps {
  readonly dependency: Dependency;
  readonly versions: readonly string[];
  readonly onVersions: () => void;
  readonly onSave: (range: string) => void;
}

function RangeInput({ dependency, versions, onVersions, onSave }: RangeInputProps) {
  const [text, setText] = useState<string>();
  const list = `versions-${dependency.name.replace(/[^a-z0-9]/gi, '-')}`;
  const save = () => {
    if (text !== undefined && text.trim() !== '' && text !== dependency.range) onSave(text.trim());
    setText(undefined);
  };
  return (
    <>
      <input
        className="input input-code"
        aria-label={`Version of ${dependency.name}`}
        list={list}
        spellCheck={false}
        value={text ?? dependency.range}
        onFocus={onVersions}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && save()}
      />
      <datalist id={list}>
        {versions.map((version) => (
          <option key={version} value={`^${version}`} />
        ))}
      </datalist>
    </>
  );
}
