import type { KeyboardEvent, ReactNode } from 'react';
import type { MissingStatement } from '#engine/template/missing-statements.ts';
import type { TracedFrame } from '#engine/traces/traced-frames.ts';
import type { InvokeResult } from '#kit/stack-driver.ts';
import type { Problem } from '#model/problem.ts';
import type { DeniedOffer } from '#state/denied-offers.ts';
import type { EventTemplate, RunEvent } from '#state/run-events.ts';
import { DeniedOffers } from '#ui/parts/denied-offer.tsx';
import { Reasons } from '#ui/parts/deployment/reasons.tsx';
import { EventBar } from './event-bar.tsx';
import { RunResult } from './run-result.tsx';
import './run.css';

export interface RunViewProps {
  readonly functions: readonly string[];
  readonly functionName: string;
  readonly events: readonly RunEvent[];
  readonly templates: readonly EventTemplate[];
  /** Undefined: an event that isn't saved. */
  readonly eventName: string | undefined;
  readonly eventText: string;
  readonly isRunning: boolean;
  readonly result: InvokeResult | undefined;
  /** Where the result went wrong, in the project's own sources. */
  readonly frames: readonly TracedFrame[];
  readonly problem: Problem | undefined;
  readonly denied: readonly DeniedOffer[];
  readonly actions: {
    chooseFunction(name: string): void;
    chooseEvent(name: string): void;
    beginEvent(template: EventTemplate): void;
    editEvent(text: string): void;
    saveEvent(name: string): void;
    removeEvent(name: string): void;
    run(): void;
    stop(): void;
    goTo(frame: TracedFrame): void;
    addStatement(offer: DeniedOffer, chosen: MissingStatement): void;
  };
}

/** Event on the left, answer on the right. */
export function RunView(props: RunViewProps): ReactNode {
  const { actions, problem, isRunning } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!isRunning) actions.run();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the shortcut of the whole panel; the Run button is its equal
    <div className="run-view" onKeyDown={onKeyDown}>
      <div className="run-event">
        <EventBar {...props} />
        <textarea
          aria-label="Event, as JSON"
          spellCheck={false}
          value={props.eventText}
          onChange={(event) => actions.editEvent(event.target.value)}
          aria-invalid={problem?.code === 'EventInvalid'}
        />
      </div>
      <div className="run-answer" aria-live="polite" aria-busy={isRunning}>
        {isRunning && <p className="quiet">Running {props.functionName}…</p>}
        {problem && <Reasons problems={[problem]} />}
        <DeniedOffers offers={props.denied} onAdd={actions.addStatement} />
        {props.result && !isRunning && <RunResult result={props.result} frames={props.frames} onGoTo={actions.goTo} />}
        {!isRunning && !problem && !props.result && <Nothing functionName={props.functionName} hasEvents={props.events.length > 0} />}
      </div>
    </div>
  );
}

function Nothing({ functionName, hasEvents }: { readonly functionName: string; readonly hasEvents: boolean }) {
  return (
    <>
      <p className="quiet">Run the function to see its answer, its duration and its log lines here.</p>
      <p className="quiet">
        {hasEvents ? 'Its saved events are files of the project: ' : 'Save as… keeps the event as a file of the project, which is committed with the code: '}
        <code>
          events/{functionName}/{hasEvents ? '…' : '<name>'}.json
        </code>
      </p>
    </>
  );
}
