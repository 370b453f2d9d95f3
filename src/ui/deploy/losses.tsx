import { useId } from 'react';
import type { Change } from '#model/change.ts';
import { lossText } from '#state/deployment-losses.ts';
import { count } from '#state/deployment-words.ts';

/** What holds data and would be lost has to be named, one by one, before Execute lives; each says what becomes of what it holds. */
export function Losses({
  losses,
  changes = [],
  confirmed,
  onConfirm,
  isDeletion = false,
}: {
  readonly losses: readonly string[];
  readonly changes?: readonly Change[];
  readonly confirmed: readonly string[];
  readonly onConfirm: (name: string, isConfirmed: boolean) => void;
  /** The whole stack is deleted, and these with it. */
  readonly isDeletion?: boolean;
}) {
  const id = useId();
  if (losses.length === 0) return null;
  return (
    <fieldset className="losses">
      <legend>
        ⚠ {count(losses.length, 'resource')} with data {isDeletion ? 'will be deleted' : 'would leave the stack'}. Confirm {losses.length === 1 ? 'it' : 'each'}{' '}
        by name.
      </legend>
      {losses.map((name, index) => {
        const text = lossText(name, changes);
        const described = text === undefined ? {} : { 'aria-describedby': `${id}-${index}` };
        return (
          <div key={name} className="loss">
            <label>
              <input type="checkbox" checked={confirmed.includes(name)} onChange={(event) => onConfirm(name, event.target.checked)} {...described} />
              <span>
                {isDeletion ? 'Delete' : 'Replace or remove'} <strong>{name}</strong>
              </span>
            </label>
            {text !== undefined && (
              <p id={`${id}-${index}`} className="quiet">
                {text}
              </p>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
