import type { Send } from '../client/calls.ts';
import { isMissing } from '../errors.ts';

/**
 * Whether a call with this token was carried out, and only its answer lost. API reference, StackEvent, ClientRequestToken: all events of the
 * operation that a call began carry it, so the newest page tells, also when the operation is over.
 */
export async function wasCarriedOut(send: Send, stackId: string, token: string, signal?: AbortSignal): Promise<boolean> {
  try {
    const { StackEvents = [] } = await send('DescribeStackEvents', { StackName: stackId }, signal);
    return StackEvents.some((event) => event.ClientRequestToken === token);
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
