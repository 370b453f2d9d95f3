import type { TracedFrame } from '#engine/traces/traced-frames.ts';
import type { InvokeResult } from '#kit/stack-driver.ts';
import { durationText } from '#state/deployment-words.ts';
import { CopyButton } from '#ui/parts/deployment/copy-button.tsx';
import { ShapeIcon } from '#ui/parts/deployment/shape.tsx';

/** What a function answered: whether it worked, for how long, the payload and its log lines. */
export function RunResult({
  result,
  frames,
  onGoTo,
}: {
  readonly result: InvokeResult;
  readonly frames: readonly TracedFrame[];
  readonly onGoTo: (frame: TracedFrame) => void;
}) {
  const payload = payloadText(result.payload);
  const isGood = result.status === 'succeeded';
  return (
    <section className="run-result" aria-label="Result">
      <p className={`run-verdict meaning-${isGood ? 'success' : 'failure'}`}>
        <ShapeIcon shape={isGood ? 'check' : 'alert'} />
        <strong>{isGood ? 'Succeeded' : 'Failed'}</strong>
        <span className="quiet">
          {durationText(result.duration)}
          {result.memoryUsed !== undefined && result.memoryUsed > 0 && ` · ${result.memoryUsed} MB`}
          {result.requestId !== undefined && ` · ${result.requestId}`}
        </span>
        <CopyButton name="result" value={payload} />
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard */}
      <pre tabIndex={0} className="run-payload" data-testid="run-payload">
        {payload}
      </pre>
      {frames.length > 0 && (
        <>
          <h2>Where it failed</h2>
          <ul className="run-frames" aria-label="Where it failed">
            {frames.map((frame) => (
              <li key={`${frame.file}:${frame.line}:${frame.column}`}>
                <button type="button" className="link" onClick={() => onGoTo(frame)}>
                  {frame.file}:{frame.line}
                </button>
                {frame.name !== undefined && <span className="quiet"> in {frame.name}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>Log</h2>
      {result.logsCut && <p className="quiet">Earlier lines are missing: only the end of a long log comes with the answer. The Logs panel has all of it.</p>}
      {result.logs.length === 0 ? (
        <p className="quiet">No log lines.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
        <pre tabIndex={0} className="run-log" data-testid="run-log">
          {result.logs.join('\n')}
        </pre>
      )}
    </section>
  );
}

/** JSON pretty-printed; an HTTP answer's body that is JSON inside a string is shown as what it is. */
function payloadText(payload: unknown): string {
  if (payload === undefined) return 'undefined';
  return typeof payload === 'string' ? payload : JSON.stringify(payload, null, 2);
}
