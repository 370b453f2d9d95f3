import { CloudError } from '#kit/cloud-error.ts';
import { remedyInPage } from '#model/remedy.ts';
import type { Command } from './commands-register.ts';
import { say } from './notices.ts';
import type { Stores } from './stores.ts';

/** Runs a command from a menu, the keyboard or the palette, if it lives. */
export function runCommand(stores: Stores, command: Command): void {
  if (command.enabled && !command.enabled(stores)) return;
  attempt(stores, () => command.run(stores));
}

/** Does what somebody asked for. What the world refuses is said; a fault of ours reaches the page's own ear for errors. */
export function attempt(stores: Stores, action: () => unknown): void {
  Promise.resolve()
    .then(action)
    .catch((error: unknown) => {
      if (!(error instanceof CloudError)) throw error;
      say(stores.notices, { kind: 'error', text: error.message, detail: remedyInPage(error) }, stores.ports.clock.now());
    })
    .catch((error: unknown) => reportError(error));
}
