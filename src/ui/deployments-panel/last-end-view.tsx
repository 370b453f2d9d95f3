import type { ReactNode } from 'react';
import type { DeploymentEndpoint } from '#model/deployment.ts';
import type { Release } from '#model/release.ts';
import { durationText } from '#state/deployment-words.ts';
import { rowsOf, statusText, whenText, whoText } from '#state/release-views.ts';
import { ChangeTable } from '#ui/parts/deployment/change-table.tsx';
import { Outputs } from '#ui/parts/deployment/outputs.tsx';
import { Reasons } from '#ui/parts/deployment/reasons.tsx';
import './deployments-view.css';

/** How the last deployment ended, as its release tells: what came of it, why, and what it changed. */
export function LastEndView({
  release,
  isGone,
  endpoints,
  onOpen,
  children,
}: {
  readonly release: Release;
  /** The stack is not there any more. */
  readonly isGone: boolean;
  readonly endpoints: readonly DeploymentEndpoint[];
  readonly onOpen: () => void;
  /** What else was asked of the stack. */
  readonly children?: ReactNode;
}) {
  const by = whoText(release);
  return (
    <div className="deployments-view" data-testid="last-end">
      <header>
        <div>
          <strong>
            {release.project} → {release.stage}
          </strong>
          <p>
            {statusText(release)}. {release.status === 'succeeded' || !release.summary ? '' : 'What it was to do: '}
            {release.summary}
          </p>
          <p className="quiet">
            The last deployment · {whenText(release)} · {durationText(release.endedAt - release.startedAt)}
            {by !== '' && ` · ${by}`}
          </p>
          {isGone && <p>The stack is not there any more.</p>}
        </div>
        <button type="button" className="button" onClick={onOpen}>
          Open this release
        </button>
      </header>
      {children}
      <Reasons problems={release.problems} />
      {!isGone && <Outputs outputs={release.outputs} endpoints={endpoints} />}
      {release.changes.length > 0 && <ChangeTable rows={rowsOf(release)} now={release.endedAt} />}
    </div>
  );
}
