import { memo } from 'react';
import { durationText } from '#state/deployment-words.ts';
import { isPlatformLine, type LogRequest } from '#state/logs-requests.ts';
import { ShapeIcon } from '#ui/parts/deployment/shape.tsx';

/** One request: its head says when, for how long and whether it failed; its lines can be folded away. */
export const LogGroup = memo(
  function LogGroup({ request, search }: { readonly request: LogRequest; readonly search: string }) {
    const lines = request.lines.filter((line) => !isPlatformLine(line.text));
    const wanted = search.toLowerCase();
    return (
      <details open className={request.isFailed ? 'log-group log-failed' : 'log-group'}>
        <summary className={request.isFailed ? 'meaning-failure' : 'meaning-success'}>
          <ShapeIcon shape={request.isFailed ? 'alert' : request.duration === undefined ? 'ring' : 'check'} />
          <time dateTime={new Date(request.startedAt).toISOString()}>{timeText(request.startedAt)}</time>
          <span className="log-id">{request.requestId ?? 'no request'}</span>
          <span className="quiet">
            {lines.length} {lines.length === 1 ? 'line' : 'lines'}
            {request.duration !== undefined && ` · ${durationText(request.duration)}`}
            {request.memoryUsed !== undefined && ` · ${request.memoryUsed} MB`}
          </span>
        </summary>
        {lines.map((line) => (
          <div key={line.id} className={wanted !== '' && !line.text.toLowerCase().includes(wanted) ? 'log-line log-other' : 'log-line'}>
            <time dateTime={new Date(line.at).toISOString()}>{timeText(line.at)}</time>
            <span>{lineText(line.text)}</span>
          </div>
        ))}
      </details>
    );
  },
  (before, after) => before.request.lines.length === after.request.lines.length && before.search === after.search,
);

function timeText(at: number): string {
  const date = new Date(at);
  return `${date.toLocaleTimeString(undefined, { hour12: false })}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

/** The runtime's own time and request id, which the head already shows, left out; the level kept. */
function lineText(text: string): string {
  return text.replace(/^\d{4}-\d\d-\d\dT[\d:.]+Z\t[0-9a-f-]{36}\t(?:INFO\t)?/, '').trimEnd();
}
