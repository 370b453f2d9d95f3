import { CloudError, isTransient } from '#kit/cloud-error.ts';
import type { Pause } from '#kit/cloud-session.ts';
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
export function patientSend(send: Send, clock: Clock, network?: Network, onPause?: (pause: Pause | undefined) => void): Send {
  // Several calls may be held up at once: told is the one that was last.
  const held = new Map<symbol, Pause>();
  const patient = async (command: CommandName, input: object, signal?: AbortSignal): Promise<object> => {
    const call = Symbol(command);
    try {
      return await repeated(command, input, signal, (pause) => {
        held.set(call, pause);
        onPause?.(pause);
      });
    } finally {
      if (held.delete(call)) onPause?.([...held.values()].at(-1));
    }
  };
  const repeated = async (command: CommandName, input: object, signal: AbortSignal | undefined, tell: (pause: Pause) => void): Promise<object> => {
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
        tell({ reason: isRefused ? 'AWS asks to slow down' : "The cloud doesn't answer", milliseconds: pause });
        await clock.sleep(pause, signal);
      }
    }
  };
  return patient as Send;
}
