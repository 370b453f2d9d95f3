import { deployedStack, stackOf } from '../deployed.ts';
import { type ExitCode, Refused } from '../exit.ts';
import { openSession, type TargetOptions } from '../open-session.ts';
import type { Output } from '../output.ts';

/** `outputs DIR`: what the deployed stack says of itself, name → value. */
export async function outputsCommand(folder: string, target: TargetOptions, output: Output, signal: AbortSignal): Promise<ExitCode> {
  const found = await stackOf(folder, target.stage);
  if ('problems' in found) throw new Refused(found.problems);
  const session = await openSession(target, output, found.loaded);
  const state = await deployedStack(session, found.stack, signal);
  const values = Object.fromEntries(state.outputs.map((one) => [one.name, one.value]));
  output.result(values, state.outputs.map((one) => `${one.name}  ${one.value}`).join('\n'));
  return 0;
}
