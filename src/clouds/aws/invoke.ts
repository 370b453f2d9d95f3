import { CloudError } from '#kit/cloud-error.ts';
import type { Clock } from '#kit/ports.ts';
import type { InvokeResult } from '#kit/stack-driver.ts';
import type { Send } from './client/calls.ts';
import { isMissing } from './errors.ts';

/** Calls a function and waits for it; the last 4 KB of its log come with the answer. */
export async function invoke(send: Send, clock: Clock, id: string, payload: string, signal?: AbortSignal): Promise<InvokeResult> {
  const began = clock.now();
  try {
    const answer = await send(
      'Invoke',
      { FunctionName: id, InvocationType: 'RequestResponse', LogType: 'Tail', Payload: new TextEncoder().encode(payload) },
      signal,
    );
    const measured = clock.now() - began;
    const { logs, logsCut } = tailOf(answer.LogResult ?? '');
    const report = logs.find((line) => line.startsWith('REPORT ')) ?? '';
    const requestId = /RequestId: ([\w-]+)/.exec(report)?.[1];
    const memory = /Max Memory Used: (\d+) MB/.exec(report)?.[1];
    const reported = /\bDuration: ([\d.]+) ms/.exec(report)?.[1];
    return {
      status: answer.FunctionError ? 'failed' : 'succeeded',
      payload: parsed(new TextDecoder().decode(answer.Payload ?? new Uint8Array())),
      logs,
      ...(logsCut ? { logsCut } : {}),
      duration: reported === undefined ? measured : Number(reported),
      ...(memory ? { memoryUsed: Number(memory) } : {}),
      ...(requestId ? { requestId } : {}),
    };
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new CloudError('FunctionMissing', `no function ${id} in this account and region`, {
      remedy: 'deploy the project, then run it; where it is deployed as it is, the function was deleted beside the stack: give it another name and deploy',
      command: 'Invoke',
    });
  }
}

function parsed(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What the cloud gives of a log that is longer, in bytes. */
const TAIL = 4_096;

/** A longer log is cut wherever its last 4 KB begin, in the middle of a line or of a character: what is left of that line is no line. */
function tailOf(encoded: string): { readonly logs: readonly string[]; readonly logsCut: boolean } {
  const bytes = fromBase64(encoded);
  const [first, ...others] = new TextDecoder().decode(bytes).split(/\r?\n/);
  const isWhole = bytes.length <= TAIL - 4 || /^(INIT_START|START) /.test(first ?? '');
  const logs = isWhole ? [first ?? '', ...others] : others;
  return { logs: logs.filter((line) => line !== ''), logsCut: !isWhole };
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
