import type { Disposable } from '#base/disposable.ts';
import type { DeploymentState } from './deployment.ts';
import { goesOn } from './deployment-words.ts';
import { dropTargetProblems, type Notice } from './notices.ts';
import type { ProjectState } from './project.ts';
import { failedShort } from './queue-words.ts';
import type { Stores } from './stores.ts';

/** So long the footer shows what was said last, in milliseconds. */
const INFORMATION = 30_000;
const ERROR = 300_000;

/** Whether what was said, when that deployment was shown, speaks of one that nobody sees any more, or has been seen since. */
export function isPast({ isWhileClosed, isOfDeployment }: Notice, saidOf: string | undefined, state: DeploymentState, before: DeploymentState): boolean {
  if (isWhileClosed) return (state.isOpen && !before.isOpen) || (saidOf !== undefined && state.snapshot?.id !== saidOf);
  return isOfDeployment === true && hasBegun(state, before);
}

/** Whether what was said tells of a file that another tab edited too, and that has one text again. */
export function isChosen({ untilChosen = [] }: Notice, { conflicts }: ProjectState): boolean {
  return untilChosen.some((path) => !Object.hasOwn(conflicts, path));
}

function hasBegun({ snapshot }: DeploymentState, before: DeploymentState): boolean {
  return goesOn(snapshot) && snapshot?.id !== before.snapshot?.id;
}

/** What was said goes after a while, with the project that it was about, and once the deployment is seen that it spoke of. */
export function endNotices({ notices, project, deploy, ports }: Pick<Stores, 'notices' | 'project' | 'deploy' | 'ports'>): Disposable {
  let waiting = new AbortController();
  let saidOf: string | undefined;
  const stops = [
    notices.subscribe(({ last }, before) => {
      if (last === before.last) return;
      waiting.abort();
      if (!last) return;
      saidOf = deploy.deployment.getState().snapshot?.id;
      waiting = new AbortController();
      const isStill = () => notices.getState().last === last;
      ports.clock.sleep(last.kind === 'error' ? ERROR : INFORMATION, waiting.signal).then(
        () => isStill() && notices.setState({ last: undefined }),
        () => undefined,
      );
    }),
    project.subscribe((state, before) => {
      const said = notices.getState().last;
      if (said && state.conflicts !== before.conflicts && isChosen(said, state)) notices.setState({ last: undefined });
      if (state.id === before.id) return;
      const { last } = notices.getState();
      notices.setState({ problems: [], problemsOf: {}, areOfTarget: false, last: last?.staysAcrossProjects ? last : undefined });
    }),
    // Another tab has begun the next one: why the last one failed stands for nothing any more, unless it is what is shown here.
    deploy.queue.store.subscribe((state, before) => {
      const isPast = failedShort(before) !== undefined && failedShort(state) === undefined;
      if (isPast && deploy.deployment.getState().snapshot === undefined) dropTargetProblems(notices);
    }),
    deploy.deployment.subscribe((state, before) => {
      const { last } = notices.getState();
      // How the one before ended would be read as what becomes of this one.
      const isEnd = last?.kind === 'error' && hasBegun(state, before);
      if (last && (isEnd || isPast(last, saidOf, state, before))) notices.setState({ last: undefined });
    }),
  ];
  return {
    dispose() {
      for (const stop of stops) stop();
      waiting.abort();
    },
  };
}
