import type { Usage } from '#model/usage.ts';
import type { UsageSummary } from '#state/unused.ts';

export interface UsageTableProps {
  readonly used: readonly UsageSummary[];
  readonly titleOf: (type: string) => string;
  readonly onJump: (file: string, line: number, column: number) => void;
}

/** Who uses what, each use a link to its line. */
export function UsageTable({ used, titleOf, onJump }: UsageTableProps) {
  if (used.length === 0) return <p className="empty-note">No resource is used yet. Drag one into code, or onto a handler's event.</p>;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Resource</th>
          <th scope="col">Type</th>
          <th scope="col">As operations</th>
          <th scope="col">As triggers</th>
        </tr>
      </thead>
      <tbody>
        {used.map((one) => (
          <tr key={one.resource}>
            <td>{one.resource}</td>
            <td>{titleOf(one.type)}</td>
            <td>
              <Uses usages={one.operations} onJump={onJump} />
              {one.readBy.length > 0 && one.operations.length === 0 ? <p className="field-help">its variable is read by {one.readBy.join(', ')}</p> : null}
              {one.namedBy.length > 0 ? <p className="field-help">named by {one.namedBy.join(', ')}</p> : null}
              {one.inFragment ? <p className="field-help">named in the project's template fragment</p> : null}
            </td>
            <td>
              <Uses usages={one.triggers} onJump={onJump} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Uses({ usages, onJump }: { readonly usages: readonly Usage[]; readonly onJump: UsageTableProps['onJump'] }) {
  return (
    <ul className="uses">
      {usages.map((usage) => (
        <li key={`${usage.function} ${usage.file} ${usage.line} ${usage.column}`}>
          <button type="button" className="link" onClick={() => onJump(usage.file, usage.line, usage.column)}>
            {usage.kind === 'trigger' ? usage.function : `${usage.operation} · ${usage.file}:${usage.line}`}
          </button>
        </li>
      ))}
    </ul>
  );
}
