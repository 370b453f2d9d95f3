import { DialogFrame } from '#ui/parts/dialog-frame.tsx';
import type { Stories } from '#ui/parts/story.ts';
import { RehearsalForm } from './rehearsal-form.tsx';
import './target.css';

const idle = () => undefined;
const SCENARIOS = [
  { id: 'success', title: 'Success', description: 'Everything goes well, and takes as long as it usually does.' },
  { id: 'failure', title: 'One failure', description: 'resize can’t be made, or changed, the first time: all of it is taken back. Deployed again, it works.' },
  { id: 'slow-database', title: 'A slow database', description: 'photos takes four minutes.' },
] as const;
const [success, failure] = SCENARIOS;
const AT = Date.UTC(2026, 10, 20, 10, 31, 7);

function Shown(of: Partial<Parameters<typeof RehearsalForm>[0]>) {
  return (
    <DialogFrame title="Where deployments go" description="Now: local" className="target-dialog" onClose={idle}>
      <RehearsalForm scenarios={SCENARIOS} current={undefined} begun={[]} onChoose={idle} onGoOn={idle} onSignInAgain={idle} {...of} />
    </DialogFrame>
  );
}

/** What can be rehearsed, and what was begun before. */
export const stories: Stories = {
  looking: () => <Shown scenarios={undefined} />,
  nothingOpen: () => <Shown scenarios={[]} />,
  scenarios: () => <Shown />,
  begunBefore: () => (
    <Shown
      begun={[
        { id: '2', projectId: 'one', scenario: failure, at: AT },
        { id: '1', projectId: 'one', scenario: success, at: AT - 86_400_000 },
      ]}
    />
  ),
  rehearsing: () => <Shown current="success" begun={[{ id: '2', projectId: 'one', scenario: failure, at: AT }]} />,
};
