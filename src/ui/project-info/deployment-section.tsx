import type { DeploymentSnapshot } from '#model/deployment.ts';
import { isEnded } from '#model/deployment.ts';
import { durationText, elapsed, fractionText, headlineOf } from '#state/deployment-words.ts';
import { Events } from '#ui/parts/deployment/events.tsx';
import { Outputs } from '#ui/parts/deployment/outputs.tsx';
import { Reasons } from '#ui/parts/deployment/reasons.tsx';
import { Facts } from './facts.tsx';

export function DeploymentSection({ snapshot, now }: { readonly snapshot: DeploymentSnapshot | undefined; readonly now: number }) {
  if (!snapshot) return <p className="quiet">Nothing was deployed since the project was opened.</p>;
  return (
    <>
      <Facts
        facts={[
          ['Last deployment', new Date(snapshot.startedAt).toLocaleString(undefined, { hour12: false })],
          ['Status', headlineOf(snapshot)],
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
