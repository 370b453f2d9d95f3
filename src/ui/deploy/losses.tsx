import { count } from '#state/deployment-words.ts';

/** What holds data and would be lost has to be named, one by one, before Execute lives. */
export function Losses({
  losses,
  confirmed,
  onConfirm,
}: {
  readonly losses: readonly string[];
  readonly confirmed: readonly string[];
  readonly onConfirm: (name: string, isConfirmed: boolean) => void;
}) {
  if (losses.length === 0) return null;
  return (
    <fieldset className="losses">
      <legend>
        ⚠ {count(losses.length, 'resource')} with data would leave the stack. Confirm {losses.length === 1 ? 'it' : 'each'} by name.
      </legend>
      {losses.map((name) => (
        <label key={name}>
          <input type="checkbox" checked={confirmed.includes(name)} onChange={(event) => onConfirm(name, event.target.checked)} />
          <span>
            Replace or remove <strong>{name}</strong>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
