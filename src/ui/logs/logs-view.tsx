import { useRef } from 'react';
import type { MissingStatement } from '#engine/template/missing-statements.ts';
import type { Problem } from '#model/problem.ts';
import type { DeniedOffer } from '#state/denied-offers.ts';
import type { LogRequest } from '#state/logs-requests.ts';
import { DeniedOffers } from '#ui/parts/denied-offer.tsx';
import { Reasons } from '#ui/parts/deployment/reasons.tsx';
import { LogGroup } from './log-group.tsx';
import { useFollowedEnd } from './use-followed-end.ts';
import './logs.css';

export interface LogsViewProps {
  readonly functions: readonly string[];
  readonly functionName: string;
  readonly requests: readonly LogRequest[];
  readonly search: string;
  /** Only the newest so many lines are here; absent: all. */
  readonly mostLines?: number | undefined;
  readonly isFollowing: boolean;
  readonly problem: Problem | undefined;
  readonly denied: readonly DeniedOffer[];
  readonly actions: {
    chooseFunction(name: string): void;
    search(text: string): void;
    follow(isOn: boolean): void;
    clear(): void;
    download(): void;
    addStatement(offer: DeniedOffer, chosen: MissingStatement): void;
  };
}

/** A function's log, grouped by request, newest last; it stays at the end while one looks at the end. */
export function LogsView({ functions, functionName, requests, search, mostLines, isFollowing, problem, denied, actions }: LogsViewProps) {
  const list = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const shown = search === '' ? requests : requests.filter((one) => one.lines.some((line) => line.text.toLowerCase().includes(search.toLowerCase())));
  useFollowedEnd(list, content);
  return (
    <div className="logs-view">
      <div className="logs-bar">
        <select aria-label="Function" value={functionName} onChange={(event) => actions.chooseFunction(event.target.value)}>
          {functions.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
        <input type="search" aria-label="Search the log" placeholder="Search" value={search} onChange={(event) => actions.search(event.target.value)} />
        <label>
          <input type="checkbox" checked={isFollowing} onChange={(event) => actions.follow(event.target.checked)} /> Follow
        </label>
        <span className="bar-space" />
        <button type="button" className="button" disabled={requests.length === 0} onClick={actions.clear}>
          Clear
        </button>
        <button type="button" className="button" disabled={requests.length === 0} onClick={actions.download}>
          Download
        </button>
      </div>
      {problem && <Reasons problems={[problem]} />}
      {mostLines !== undefined && <p className="quiet">The newest {mostLines.toLocaleString('en')} lines are shown; older ones stay in the cloud.</p>}
      <DeniedOffers offers={denied} onAdd={actions.addStatement} />
      <div
        ref={list}
        className="logs-list"
        role="log"
        aria-label={`Log of ${functionName}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
        tabIndex={0}
      >
        <div ref={content}>
          {shown.map((request) => (
            <LogGroup key={request.key} request={request} search={search} />
          ))}
          {shown.length === 0 && (
            <p className="quiet">
              {search === ''
                ? isFollowing
                  ? 'No lines yet. They appear here as the function runs.'
                  : 'No lines.'
                : `No request has “${search}” in its lines.`}
            </p>
          )}
        </div>
      </div>
    </div>
  );
}
