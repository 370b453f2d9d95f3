import type { CloudSession } from '#kit/cloud-session.ts';
import { connectAws } from '../session.ts';
import { createSimulatedAccount, type SimulatedAccount, type SimulatedAccountOptions } from './account.ts';

/** A simulated account, reached as a real one is: the session's clock is the account's own. */
export function connectSimulator(options: SimulatedAccountOptions): { readonly session: CloudSession; readonly account: SimulatedAccount } {
  const account = createSimulatedAccount(options);
  // Nothing is signed: the account is in this process.
  const credentials = async () => ({ accessKeyId: 'rehearsal', secretAccessKey: 'rehearsal' });
  return { account, session: connectAws({ target: account.target, credentials, send: account.send, clock: account.clock }) };
}
