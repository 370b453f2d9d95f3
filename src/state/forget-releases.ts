import type { Disposable } from '#base/disposable.ts';
import { NO_RELEASES } from './releases.ts';
import type { Stores } from './stores.ts';

/** Another project, or another target, has another ledger: nothing of the one before stays on the screen. */
export function forgetReleases({ project, deploy }: Stores): Disposable {
  const forget = () => deploy.releases.setState(NO_RELEASES);
  const stops = [
    project.subscribe((state, before) => state.id !== before.id && forget()),
    deploy.target.subscribe((state, before) => state.target !== before.target && forget()),
  ];
  return {
    dispose() {
      for (const stop of stops) stop();
    },
  };
}
