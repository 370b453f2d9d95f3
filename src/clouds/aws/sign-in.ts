import type { Send } from './client/calls.ts';

/** Who the credentials are: asked once when they come, so that wrong ones are known before anything is built. */
export async function identity(send: Send, signal?: AbortSignal): Promise<{ readonly account: string; readonly arn: string }> {
  const { Account = '', Arn = '' } = await send('GetCallerIdentity', {}, signal);
  return { account: Account, arn: Arn };
}
