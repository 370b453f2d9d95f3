import { Trash2 } from 'lucide-react';
import { keptText, type UsageSummary } from '#state/unused.ts';

export interface UnusedListProps {
  readonly unused: readonly UsageSummary[];
  readonly titleOf: (type: string) => string;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (resources: readonly string[], isSelected: boolean) => void;
  readonly onRemove: (resources: readonly string[]) => void;
}

/** Resources that nothing uses: they are left out of the template, unless they are deployed with data or not all code could be read; here they leave the project. */
export function UnusedList({ unused, titleOf, selected, onSelect, onRemove }: UnusedListProps) {
  if (unused.length === 0) return <p className="empty-note">Every resource of the project is used.</p>;
  const chosen = unused.map((one) => one.resource).filter((name) => selected.has(name));
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">
              <SelectAll
                isAll={chosen.length === unused.length}
                isSome={chosen.length > 0}
                onSelect={(isSelected) =>
                  onSelect(
                    unused.map((one) => one.resource),
                    isSelected,
                  )
                }
              />
            </th>
            <th scope="col">Resource</th>
            <th scope="col">Type</th>
            <th scope="col">
              <span className="for-readers">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {unused.map((one) => (
            <tr key={one.resource}>
              <td>
                <input
                  type="checkbox"
                  className="toggle"
                  aria-label={`Select ${one.resource}`}
                  checked={selected.has(one.resource)}
                  onChange={(event) => onSelect([one.resource], event.target.checked)}
                />
              </td>
              <td>
                {one.resource}
                <KeptNote text={keptText(one)} />
              </td>
              <td>{titleOf(one.type)}</td>
              <td>
                <button type="button" className="icon-button" aria-label={`Remove ${one.resource}`} onClick={() => onRemove([one.resource])}>
                  <Trash2 size={14} aria-hidden />
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="dialog-row">
        <button type="button" className="button button-danger" disabled={chosen.length === 0} onClick={() => onRemove(chosen)}>
          Remove selected
        </button>
      </div>
    </>
  );
}

interface SelectAllProps {
  readonly isAll: boolean;
  readonly isSome: boolean;
  readonly onSelect: (isSelected: boolean) => void;
}

function SelectAll({ isAll, isSome, onSelect }: SelectAllProps) {
  return (
    <input
      type="checkbox"
      className="toggle"
      aria-label="Select all"
      // No attribute says so.
      ref={(box) => {
        if (box) box.indeterminate = isSome && !isAll;
      }}
      checked={isAll}
      onChange={(event) => onSelect(event.target.checked)}
    />
  );
}

function KeptNote({ text }: { readonly text: string | undefined }) {
  return text === undefined ? null : <p className="quiet">{text}</p>;
}
