import { attempt } from '../run-command.ts';
import type { Stores } from '../stores.ts';

/** Makes or opens a project, one at a time: a second Enter, or the second click of two, means the one that is under way, and makes no other. */
export function attemptOpening(stores: Stores, open: () => Promise<unknown>): void {
  const { workspace } = stores;
  if (workspace.getState().isOpening) return;
  workspace.setState({ isOpening: true });
  attempt(stores, async () => {
    try {
      await open();
    } finally {
      workspace.setState({ isOpening: false });
    }
  });
}
