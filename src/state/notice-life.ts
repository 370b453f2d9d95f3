import type { Disposable } from '#base/disposable.ts';
import { goesOn } from './deployment-words.ts';
import type { Stores } from './stores.ts';

/** So long the footer shows what was said last, in milliseconds. */
const INFORMATION = 30_000;
const ERROR = 300_000;

/** What was said goes after a while, with the project that it was about, and once the deployment is seen that it spoke of. */
export function endNotices({ notices, project, deploy, ports }: Pick<Stores, 'notices' | 'project' | 'deploy' | 'ports'>): Disposable {
  let waiting = new AbortController();
  const stops = [
    notices.subscribe(({ last }, before) => {
      if (last === before.last) return;
      waiting.abort();
      if (!last) return;
      waiting = new AbortController();
      const isStill = () => notices.getState().last === last;
      ports.clock.sleep(last.kind === 'error' ? ERROR : INFORMATION, waiting.signal).then(
        () => isStill() && notices.setState({ last: undefined }),
        () => undefined,
      );
    }),
    project.subscribe((state, before) => {
      if (state.id === before.id) return;
      const { last } = notices.getState();
      notices.setState({ problems: [], problemsOf: {}, last: last?.staysAcrossProjects ? last : undefined });
    }),
    deploy.deployment.subscribe((state, before) => {
      if (state.isOpen && !before.isOpen && notices.getState().last?.isWhileClosed) notices.setState({ last: undefined });
      // How the one before ended would be read as what becomes of this one.
      const hasBegun = goesOn(state.snapshot) && state.snapshot?.id !== before.snapshot?.id;
      if (hasBegun && notices.getState().last?.kind === 'error') notices.setState({ last: undefined });
    }),
  ];
  return {
    dispose() {
      for (const stop of stops) stop();
      waiting.abort();
    },
  };
}
