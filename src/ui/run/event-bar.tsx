import { useState } from 'react';
import { EventName } from './event-name.tsx';
import type { RunViewProps } from './run-view.tsx';

/** Which function, with which event; saving the event under a name; Run. */
export function EventBar({ functions, functionName, events, templates, eventName, isRunning, actions }: RunViewProps) {
  const [isNaming, setNaming] = useState(false);
  const choose = (value: string) => {
    if (value.startsWith('saved:')) return actions.chooseEvent(value.slice(6));
    const template = templates.find((one) => `new:${one.name}` === value);
    if (template) actions.beginEvent(template);
  };
  const save = (name: string) => {
    actions.saveEvent(name);
    setNaming(false);
  };
  return (
    <div className="event-bar">
      <select aria-label="Function" title={functionName} value={functionName} onChange={(event) => actions.chooseFunction(event.target.value)}>
        {functions.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
      <select
        className="event-select"
        aria-label="Event"
        value={eventName === undefined ? '' : `saved:${eventName}`}
        onChange={(event) => choose(event.target.value)}
      >
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
      {isNaming ? (
        <EventName onSave={save} onCancel={() => setNaming(false)} />
      ) : eventName === undefined ? (
        <button type="button" className="button" onClick={() => setNaming(true)}>
          Save as…
        </button>
      ) : (
        <button type="button" className="button" onClick={() => actions.removeEvent(eventName)}>
          Delete
        </button>
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
