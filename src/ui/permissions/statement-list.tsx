import { Trash2 } from 'lucide-react';
import type { Json } from '#base/json.ts';
import type { Statement } from '#model/template.ts';

export interface StatementListProps {
  readonly statements: readonly Statement[];
  readonly onJump: (file: string, line: number) => void;
}

/** What a function's role allows, each statement with the lines of code that are its reason. */
export function StatementList({ statements, onJump }: StatementListProps) {
  if (statements.length === 0) return <p className="empty-note">The code of this function calls nothing that needs a permission.</p>;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Actions</th>
          <th scope="col">On</th>
          <th scope="col">Because of</th>
        </tr>
      </thead>
      <tbody>
        {statements.map((statement) => (
          <tr key={JSON.stringify([statement.actions, statement.resources])}>
            <td>
              {statement.actions.map((action) => (
                <code key={action} className="block-code">
                  {action}
                </code>
              ))}
            </td>
            <td>
              {statement.resources.map((resource) => (
                <code key={JSON.stringify(resource)} className="block-code">
                  {resourceText(resource)}
                </code>
              ))}
            </td>
            <td>
              {statement.byHand ? <span className="chip">added by hand</span> : null}
              <ul className="uses">
                {statement.evidence.map((place) => (
                  <li key={`${place.file}:${place.line}`}>
                    <button type="button" className="link" onClick={() => onJump(place.file, place.line)}>
                      {place.file}:{place.line}
                    </button>
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An ARN with its intrinsics in the short form that people read: `${Photos.Arn}/*`. */
function resourceText(resource: Json): string {
  if (typeof resource === 'string') return resource;
  if (typeof resource !== 'object' || resource === null || Array.isArray(resource)) return JSON.stringify(resource);
  const [name, value] = Object.entries(resource)[0] ?? ['', ''];
  if (name === 'Ref') return `\${${String(value)}}`;
  if (name === 'Fn::GetAtt') return `\${${Array.isArray(value) ? value.join('.') : String(value)}}`;
  if (name === 'Fn::Sub') return String(Array.isArray(value) ? value[0] : value);
  if (name === 'Fn::Join' && Array.isArray(value) && Array.isArray(value[1])) return value[1].map((part: Json) => resourceText(part)).join(String(value[0]));
  return JSON.stringify(resource);
}

export interface HandListProps {
  readonly statements: readonly { readonly actions: readonly string[]; readonly resources: readonly string[] }[];
  readonly onRemove: (index: number) => void;
}

/** The statements of the manifest, which no scan would find. */
export function HandList({ statements, onRemove }: HandListProps) {
  if (statements.length === 0) return <p className="empty-note">None. Add one for what the code does in a way that can't be tracked.</p>;
  return (
    <ul className="hand-list">
      {statements.map((statement, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a statement is its place; two may say the same
        <li key={index}>
          <span>
            <code>{statement.actions.join(', ')}</code> on <code>{statement.resources.join(', ')}</code>
          </span>
          <button type="button" className="icon-button" aria-label={`Remove the statement ${statement.actions.join(', ')}`} onClick={() => onRemove(index)}>
            <Trash2 size={14} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
