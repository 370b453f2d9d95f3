import { Undo2 } from 'lucide-react';
import type { RemovedResource } from '#state/unused-removed.ts';

export interface RecentListProps {
  readonly removed: readonly RemovedResource[];
  readonly titleOf: (type: string) => string;
  readonly onRestore: (name: string) => void;
  readonly onClear: () => void;
}

/** What was removed since the last deployment, and can come back as it was. */
export function RecentList({ removed, titleOf, onRestore, onClear }: RecentListProps) {
  if (removed.length === 0) return <p className="empty-note">Nothing was removed since the last deployment.</p>;
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Resource</th>
            <th scope="col">Type</th>
            <th scope="col">
              <span className="for-readers">Restore</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {removed.map((one) => (
            <tr key={one.name}>
              <td>{one.name}</td>
              <td>{titleOf(one.definition.type)}</td>
              <td>
                <button type="button" className="button button-small" onClick={() => onRestore(one.name)}>
                  <Undo2 size={14} aria-hidden /> Restore<span className="for-readers"> {one.name}</span>
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="dialog-row">
        <button type="button" className="button" onClick={onClear}>
          Clear this list
        </button>
      </div>
    </>
  );
}
