import { CloudError, isTransient } from '#kit/cloud-error.ts';
import type { Clock, Network } from '#kit/ports.ts';
import { type CommandName, isOnce, type Send } from './calls.ts';

/**
 * Pauses before a call is made again, in milliseconds: AWS asks for growing ones. The SDK has repeated it at once already;
 * this is for a throttled account and a network that is gone for a moment.
 * Source: CloudFormation API reference, "Common errors"; SDK guide, "Retry behavior".
 */
const PAUSES = [500, 1_000, 2_000, 4_000];

const READS = /^(Describe|Filter|Get|Head|List)/;

/** Repeats what can be repeated: reads, and writes that carry a token or the name of their content. */
export function patientSend(send: Send, clock: Clock, network?: Network): Send {
  const patient = async (command: CommandName, input: object, signal?: AbortSignal): Promise<object> => {
    for (let tries = 0; ; tries += 1) {
      try {
        return await (send as (command: CommandName, input: object, signal?: AbortSignal) => Promise<object>)(command, input, signal);
      } catch (error) {
        const pause = PAUSES[tries];
        // What was throttled was not carried out, whatever it was.
        const isRefused = error instanceof CloudError && error.code === 'Throttled';
        if (pause === undefined || !isTransient(error) || (isOnce(command, input) && !isRefused)) throw error;
        // There is no way out of this machine: whoever looks on is to know at once, and can look again when there is.
        if (network?.isOnline() === false && READS.test(command)) throw error;
        await clock.sleep(pause, signal);
      }
    }
  };
  return patient as Send;
}
