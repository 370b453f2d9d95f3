import { type FormEvent, useId, useState } from 'react';
import { EVENT_NAME_LONGEST, EVENT_NAME_PATTERN } from '#state/run-events.ts';

/** Where the event gets its name: that of a file. */
export function EventName({ onSave, onCancel }: { readonly onSave: (name: string) => void; readonly onCancel: () => void }) {
  const id = useId();
  const [name, setName] = useState('');
  const wrong = wrongName(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (EVENT_NAME_PATTERN.test(name)) onSave(name);
  };
  return (
    <form className="event-name" onSubmit={submit}>
      <input
        // biome-ignore lint/a11y/noAutofocus: the field appears where Save was pressed
        autoFocus
        aria-label="Name of the event"
        placeholder="name"
        value={name}
        aria-invalid={wrong !== undefined || undefined}
        aria-describedby={wrong === undefined ? undefined : id}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="button" disabled={!EVENT_NAME_PATTERN.test(name)}>
        Save
      </button>
      <button type="button" className="button" onClick={onCancel}>
        Cancel
      </button>
      {wrong !== undefined && (
        <p className="field-problem" id={id} role="alert">
          {wrong}
        </p>
      )}
    </form>
  );
}

/** Nothing typed yet is nothing wrong yet. */
function wrongName(name: string): string | undefined {
  if (name === '' || EVENT_NAME_PATTERN.test(name)) return undefined;
  if (EVENT_NAME_PATTERN.test(name.slice(0, EVENT_NAME_LONGEST))) return `A name has at most ${EVENT_NAME_LONGEST} characters, this one ${name.length}.`;
  const [other] = /[^A-Za-z0-9 _-]/u.exec(name) ?? [];
  if (other === undefined) return 'A name begins with a letter or a digit.';
  return `A name has letters from a to z, digits, spaces, - and _, and no “${other}”.`;
}
