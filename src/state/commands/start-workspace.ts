import { attempt } from '../run-command.ts';
import type { Stores } from '../stores.ts';
import { openLastProject } from './open-project.ts';
import { returnToTarget } from './return-to-target.ts';

/** The page has come: what was open when it was left is opened again. Resolves when it is, or when there is nothing to open. */
export function startWorkspace(stores: Stores): Promise<void> {
  return new Promise((done) => {
    const stop = stores.project.subscribe(({ id }) => id !== null && done());
    attempt(stores, async () => {
      try {
        await openLastProject(stores);
      } finally {
        stop();
        done();
      }
    });
  });
}

/** Where deployments go: the local cloud, or where they went before a reload. It answers over the network, so it comes after the first picture. */
export function startTarget(stores: Stores): void {
  attempt(stores, () => returnToTarget(stores.deploy, stores.ports.tab));
}

/** Nothing waits for an editor that doesn't come for longer, in milliseconds. */
const PATIENCE = 2_000;

/** What takes the processor's time, and isn't looked at first, waits for this: the code has been drawn. */
export function codeIsShown({ editor, ports }: Stores): Promise<void> {
  if (editor.getState().isShown) return Promise.resolve();
  return new Promise((done) => {
    const waiting = new AbortController();
    const stop = editor.subscribe(({ isShown }) => {
      if (!isShown) return;
      stop();
      waiting.abort();
      done();
    });
    ports.clock.sleep(PATIENCE, waiting.signal).then(
      () => {
        stop();
        done();
      },
      () => undefined,
    );
  });
}
