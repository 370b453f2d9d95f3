import type { CloudSession } from '#kit/cloud-session.ts';
import { connectAws } from '../session.ts';
import { createSimulatedAccount, type SimulatedAccount, type SimulatedAccountOptions } from './account.ts';

/** A simulated account, reached as a real one is: the session's clock is the account's own. */
export function connectSimulator(options: SimulatedAccountOptions): { readonly session: CloudSession; readonly account: SimulatedAccount } {
  const account = createSimulatedAccount(options);
  // Nothing is signed: the account is in this process.
  const credentials = async () => ({ accessKeyId: 'rehearsal', secretAccessKey: 'rehearsal' });
  const session = connectAws({ target: account.target, credentials, send: account.send, clock: account.clock });
  // What the project calls the account's own is there without being listed, but for what the scenario says.
  const absent = async (_type: string, references: readonly string[]): Promise<string[]> => references.filter(account.isMissing);
  return { account, session: { ...session, account: { ...session.account, absent } } };
}
