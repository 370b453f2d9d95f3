import { useStore } from 'zustand';
import { deployProject } from '#state/commands/deploy-project.ts';
import { cancelQueued } from '#state/commands/request-deployment.ts';
import { goOnWithQueued, signInAgain } from '#state/commands/sign-in-again.ts';
import { canDeployAfter, elsewhereText, queuedText } from '#state/queue-words.ts';
import { useDeployWorld } from '#ui/parts/deploy-world-context.ts';
import { QueueDialog } from './queue-dialog.tsx';
import { QueueStrip } from './queue-strip.tsx';
import { SignedOutDialog } from './signed-out-dialog.tsx';

/** In the monitor. */
export function MonitorQueue() {
  const world = useDeployWorld();
  const state = useStore(world.queue.store);
  const { snapshot, isFound } = useStore(world.deployment);
  const isElsewhere = isFound && state.queue.current === undefined;
  return (
    <QueueStrip
      text={queuedText(state)}
      note={snapshot && isElsewhere ? elsewhereText(snapshot) : undefined}
      canAsk={snapshot !== undefined && canDeployAfter(snapshot)}
      onAsk={() => attempt(() => deployProject(world, { after: true }))}
      onCancel={() => attempt(() => cancelQueued(world, state.queue.queued?.id ?? ''))}
      onGoOn={state.waitsFor?.needsPerson ? () => attempt(() => goOnWithQueued(world)) : undefined}
    />
  );
}

/** Where the monitor has nothing to show yet. */
export function QueuedOnly({ onClose }: { readonly onClose: () => void }) {
  const world = useDeployWorld();
  const state = useStore(world.queue.store);
  const { leftThere, rehearsal } = useStore(world.target);
  const text = queuedText(state);
  const title = `Deploy ${world.workbench.opened()?.project.name ?? ''}`;
  if (leftThere !== undefined) {
    return (
      <SignedOutDialog
        title={title}
        text={leftThere}
        queued={text}
        isRehearsal={rehearsal !== undefined}
        onSignIn={() => attempt(() => signInAgain(world))}
        onClose={onClose}
      />
    );
  }
  if (text === undefined) return null;
  return (
    <QueueDialog
      title={title}
      text={text}
      needsPerson={state.waitsFor?.needsPerson ?? false}
      onGoOn={() => attempt(() => goOnWithQueued(world))}
      onCancel={() => attempt(() => cancelQueued(world, state.queue.queued?.id ?? '').then(onClose))}
      onClose={onClose}
    />
  );
}

function attempt(action: () => Promise<void>): void {
  action().catch((error: unknown) => reportError(error));
}
