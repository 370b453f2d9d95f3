import type { Problem } from '#model/problem.ts';
import type { Release } from '#model/release.ts';
import { commitText, goneText, statusText, whenText, whoText, whyNoReturn } from '#state/release-views.ts';
import type { ReleasesState } from '#state/releases.ts';
import { ConfirmButton } from '#ui/parts/confirm-button.tsx';
import { Reasons } from '#ui/parts/deployment/reasons.tsx';
import { type Shape, ShapeIcon } from '#ui/parts/deployment/shape.tsx';
import { EmptyState } from '#ui/parts/empty-state.tsx';
import '#ui/parts/tables.css';
import './releases-view.css';

export interface ReleaseActions {
  open(id: string): void;
  choose(id: string, isChosen: boolean): void;
  compare(): void;
  askReturn(id: string): void;
  read(): void;
  /** Of those that the bucket has no more. */
  forgetGone(): void;
  deploy(): void;
  /** New credentials, where the old ones serve no more. */
  signIn(): void;
}

/** What was deployed, newest first: open one, compare two, return to an earlier one. */
export function ReleasesView({
  releases,
  isDeployed = true,
  isSignedOut = false,
  actions,
}: {
  readonly releases: ReleasesState;
  /** There is a stack, as far as one knows. */
  readonly isDeployed?: boolean;
  /** There is an account, and nobody is signed in to it. */
  readonly isSignedOut?: boolean;
  readonly actions: ReleaseActions;
}) {
  const { list, isReading, problem, unread, chosen } = releases;
  const signIn = (
    <button type="button" className="button button-primary" onClick={actions.signIn}>
      Sign in again
    </button>
  );
  if (list === undefined && isSignedOut) return <EmptyState action={signIn}>What was deployed there can be seen once you have signed in again.</EmptyState>;
  if (list === undefined) {
    return (
      <EmptyState
        action={
          !isReading && (
            <button type="button" className="button" onClick={actions.read}>
              Read the releases
            </button>
          )
        }
      >
        {isReading ? 'Reading the releases…' : 'Choose a target to see what was deployed there.'}
      </EmptyState>
    );
  }
  if (list.length === 0 && !problem && unread.length === 0) {
    return (
      <EmptyState
        action={
          <button type="button" className="button button-primary" onClick={actions.deploy}>
            Deploy
          </button>
        }
      >
        No releases yet. Each finished deployment is kept beside its artifacts: to be looked at, compared, and returned to, here and on the command line.
      </EmptyState>
    );
  }
  const gone = goneText(releases.gone, list);
  const them = Object.keys(releases.gone).length === 1 ? 'it' : 'them';
  return (
    <div className="releases-view">
      <header>
        <p className="quiet" role="status">
          {isReading ? 'Reading the releases…' : list.length === 1 ? '1 release' : `${list.length} releases`}
        </p>
        <button type="button" className="button" disabled={isReading} onClick={actions.read}>
          Read again
        </button>
        <button
          type="button"
          className="button"
          disabled={chosen.length !== 2}
          title={chosen.length === 2 ? undefined : 'Choose two releases first'}
          onClick={actions.compare}
        >
          Compare
        </button>
      </header>
      {problem && <Reasons problems={[problem]} />}
      {problem && SIGNED_OUT.has(problem.code) && <p>{signIn}</p>}
      {problem && list.length > 0 && <p className="quiet">Shown is what this browser remembers.</p>}
      {unread.length > 0 && <Reasons problems={unread} />}
      {gone !== undefined && (
        <p className="releases-gone" role="note">
          <span>⚠ {gone}</span>
          <ConfirmButton
            className="button"
            label={`Forget ${them}`}
            question={`Forget ${them}?`}
            detail="This browser is the only place that remembers, and it can’t be taken back. The stack and its data stay as they are."
            verb="Forget"
            onConfirm={actions.forgetGone}
          >
            Forget {them}
          </ConfirmButton>
        </p>
      )}
      {list.length > 0 && <ReleaseTable releases={releases} list={list} isDeployed={isDeployed} actions={actions} />}
    </div>
  );
}

function ReleaseTable({
  releases,
  list,
  isDeployed,
  actions,
}: {
  readonly releases: ReleasesState;
  readonly list: readonly Release[];
  readonly isDeployed: boolean;
  readonly actions: ReleaseActions;
}) {
  const currentId = isDeployed ? releases.currentId : undefined;
  return (
    <table className="table releases-table" aria-label="Releases">
      <thead>
        <tr>
          <th scope="col">
            <span className="for-readers">Compare</span>
          </th>
          <th scope="col">When</th>
          <th scope="col">Status</th>
          <th scope="col">Changes</th>
          <th scope="col">From</th>
          <th scope="col">
            <span className="for-readers">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {list.map((release) => (
          <ReleaseRow
            key={release.id}
            release={release}
            isCurrent={release.id === currentId}
            isChosen={releases.chosen.includes(release.id)}
            isKept={!releases.unkept.includes(release.id)}
            lost={releases.gone[release.id]}
            actions={actions}
          />
        ))}
      </tbody>
    </table>
  );
}

function ReleaseRow({
  release,
  isCurrent,
  isChosen,
  isKept,
  lost,
  actions,
}: {
  readonly release: Release;
  readonly isCurrent: boolean;
  readonly isChosen: boolean;
  readonly isKept: boolean;
  /** The bucket has it no more, nor the code of these functions. */
  readonly lost: readonly string[] | undefined;
  readonly actions: ReleaseActions;
}) {
  const { id, status, summary, returnsTo } = release;
  const when = whenText(release);
  const why = whyNoReturn(release, lost);
  return (
    <tr data-testid="release" aria-current={isCurrent ? 'true' : undefined}>
      <td>
        <input type="checkbox" aria-label={`Compare ${when}`} checked={isChosen} onChange={(event) => actions.choose(id, event.target.checked)} />
      </td>
      <td className="release-when">
        <button type="button" className="link" title={id} onClick={() => actions.open(id)}>
          {when}
        </button>
      </td>
      <td className={`release-status meaning-${LOOKS[status].meaning}`}>
        <ShapeIcon shape={LOOKS[status].shape} />
        {statusText(release)}
        {isCurrent && <span className="chip">now</span>}
        {!isKept && (
          <span className="chip" title="The ledger could not be written; it is tried again when the releases are read">
            only here
          </span>
        )}
        {lost && (
          <span className="chip" title={why ?? 'The entry is gone; its artifacts are there still, so it can be returned to'}>
            not in the bucket
          </span>
        )}
      </td>
      <td className="release-summary" title={summary}>
        {returnsTo !== undefined && <span className="note">return</span>}
        {summary}
      </td>
      <td className="release-from" title={[release.who, release.commit?.id].filter(Boolean).join(' · ')}>
        {[whoText(release), commitText(release)].filter(Boolean).join(' · ')}
      </td>
      <td className="release-actions">
        {!isCurrent && (
          <button
            type="button"
            className="button"
            disabled={why !== undefined}
            title={why}
            aria-label={`Return to ${when}`}
            onClick={() => actions.askReturn(id)}
          >
            Return…
          </button>
        )}
      </td>
    </tr>
  );
}

const SIGNED_OUT: ReadonlySet<Problem['code']> = new Set(['CredentialsExpired', 'CredentialsMissing']);

const LOOKS: Readonly<Record<Release['status'], { shape: Shape; meaning: string }>> = {
  succeeded: { shape: 'check', meaning: 'success' },
  rolledBack: { shape: 'back', meaning: 'warning' },
  failed: { shape: 'alert', meaning: 'failure' },
};
