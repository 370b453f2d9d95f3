import { useState } from 'react';
import { EVENT_NAME_PATTERN } from '#state/run-events.ts';
import type { RunViewProps } from './run-view.tsx';

/** Which function, with which event; saving the event under a name; Run. */
export function EventBar({ functions, functionName, events, templates, eventName, isRunning, actions }: RunViewProps) {
  const [name, setName] = useState<string>();
  const choose = (value: string) => {
    if (value.startsWith('saved:')) return actions.chooseEvent(value.slice(6));
    const template = templates.find((one) => `new:${one.name}` === value);
    if (template) actions.beginEvent(template);
  };
  const save = () => {
    if (name !== undefined && EVENT_NAME_PATTERN.test(name)) actions.saveEvent(name);
    setName(undefined);
  };
  return (
    <div className="event-bar">
      <select aria-label="Function" title={functionName} value={functionName} onChange={(event) => actions.chooseFunction(event.target.value)}>
        {functions.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
      <select aria-label="Event" value={eventName === undefined ? '' : `saved:${eventName}`} onChange={(event) => choose(event.target.value)}>
        {eventName === undefined && <option value="">Unsaved event</option>}
        {events.length > 0 && (
          <optgroup label="Events of the project">
            {events.map((one) => (
              <option key={one.path} value={`saved:${one.name}`}>
                {one.name}
              </option>
            ))}
          </optgroup>
        )}
        <optgroup label="Begin from">
          {templates.map((one) => (
            <option key={one.name} value={`new:${one.name}`}>
              {one.title}
            </option>
          ))}
        </optgroup>
      </select>
      {name === undefined ? (
        eventName === undefined ? (
          <button type="button" className="button" onClick={() => setName('')}>
            Save as…
          </button>
        ) : (
          <button type="button" className="button" onClick={() => actions.removeEvent(eventName)}>
            Delete
          </button>
        )
      ) : (
        <form
          className="event-name"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          {/* biome-ignore lint/a11y/noAutofocus: the field appears where Save was pressed */}
          <input autoFocus aria-label="Name of the event" placeholder="name" value={name} onChange={(event) => setName(event.target.value)} />
          <button type="submit" className="button" disabled={!EVENT_NAME_PATTERN.test(name)}>
            Save
          </button>
          <button type="button" className="button" onClick={() => setName(undefined)}>
            Cancel
          </button>
        </form>
      )}
      <span className="bar-space" />
      {isRunning ? (
        <button type="button" className="button" onClick={actions.stop}>
          Stop waiting
        </button>
      ) : (
        <button type="button" className="button button-primary" title="Ctrl-Enter" onClick={actions.run}>
          Run
        </button>
      )}
    </div>
  );
}
