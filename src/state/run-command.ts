import { CloudError } from '#kit/cloud-error.ts';
import type { Command } from './commands-register.ts';
import { say } from './notices.ts';
import type { Stores } from './stores.ts';

/** Runs a command from a menu, the keyboard or the palette. What the world refuses is said; a fault of ours reaches the error boundary's ear. */
export function runCommand(stores: Stores, command: Command): void {
  if (command.enabled && !command.enabled(stores)) return;
  Promise.resolve()
    .then(() => command.run(stores))
    .catch((error: unknown) => {
      if (!(error instanceof CloudError)) throw error;
      say(stores.notices, { kind: 'error', text: error.message, detail: error.remedy }, stores.ports.clock.now());
    })
    .catch((error: unknown) => reportError(error));
}
