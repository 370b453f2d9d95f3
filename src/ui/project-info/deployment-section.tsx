import type { DeploymentSnapshot } from '#model/deployment.ts';
import { isEnded } from '#model/deployment.ts';
import type { Release } from '#model/release.ts';
import type { StackResource } from '#model/stack.ts';
import { durationText, elapsed, fractionText, headlineOf } from '#state/deployment-words.ts';
import { commitText, statusText, whenText, whoText } from '#state/release-views.ts';
import type { ReleasesState } from '#state/releases.ts';
import { Events } from '#ui/parts/deployment/events.tsx';
import { Outputs } from '#ui/parts/deployment/outputs.tsx';
import { Reasons } from '#ui/parts/deployment/reasons.tsx';
import { Facts } from '#ui/parts/facts.tsx';

/** The deployment of this session; before there is one, the last that the ledger has. */
export function DeploymentSection({
  snapshot,
  releases,
  deployed,
  now,
}: {
  readonly snapshot: DeploymentSnapshot | undefined;
  readonly releases: Pick<ReleasesState, 'list' | 'isReading' | 'problem'>;
  /** What the stack has; undefined: not known. */
  readonly deployed: readonly StackResource[] | undefined;
  readonly now: number;
}) {
  if (!snapshot) return <LastRelease releases={releases} deployed={deployed} />;
  return (
    <>
      <Facts
        className="facts"
        facts={[
          ['Last deployment', new Date(snapshot.startedAt).toLocaleString(undefined, { hour12: false })],
          ['Status', `${headlineOf(snapshot)}${snapshot.differs ? ' Deploy Project brings what differs.' : ''}`],
          ['Took', isEnded(snapshot.phase) ? durationText(elapsed(snapshot, now)) : undefined],
          ['Changes', snapshot.total > 0 ? fractionText(snapshot) : undefined],
          ['Stack', snapshot.stackName],
        ]}
      />
      <Reasons problems={snapshot.problems} />
      <Outputs outputs={snapshot.outputs} endpoints={snapshot.endpoints} />
      <h3>Log</h3>
      <Events events={snapshot.events} />
    </>
  );
}

function LastRelease({
  releases: { list, isReading, problem },
  deployed,
}: {
  readonly releases: Pick<ReleasesState, 'list' | 'isReading' | 'problem'>;
  readonly deployed: readonly StackResource[] | undefined;
}) {
  const last = list?.[0];
  return (
    <>
      {problem && <Reasons problems={[problem]} />}
      {last ? (
        <Recorded release={last} />
      ) : (
        <p className="quiet" role="status">
          {isReading ? 'Reading the releases…' : unrecordedText(deployed)}
        </p>
      )}
    </>
  );
}

/** A stack may stand that nobody wrote down: deployed by other means, or in a rehearsal that begins with it. */
function unrecordedText(deployed: readonly StackResource[] | undefined): string {
  if (deployed === undefined) return 'No release is known, and the stack was not looked at yet.';
  const count = deployed.filter((one) => one.physicalId !== undefined).length;
  if (count === 0) return 'Nothing is deployed, and no release is known.';
  return `The stack stands, with ${count} ${count === 1 ? 'resource' : 'resources'}; no release of it is known.`;
}

function Recorded({ release }: { readonly release: Release }) {
  return (
    <>
      <Facts
        className="facts"
        facts={[
          ['Last deployment', whenText(release)],
          ['Status', [statusText(release), release.stackStatus].filter(Boolean).join(' · ')],
          ['Took', durationText(release.endedAt - release.startedAt)],
          ['Changes', release.summary],
          ['By', whoText(release)],
          ['Commit', commitText(release)],
          ['Stack', release.stackName],
        ]}
      />
      <Reasons problems={release.problems} />
      <Outputs outputs={release.outputs} endpoints={[]} />
      <h3>Log</h3>
      <Events events={release.events} />
    </>
  );
}
