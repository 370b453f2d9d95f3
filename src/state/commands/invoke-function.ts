import { CloudError } from '#kit/cloud-error.ts';
import { textOf } from '#model/files.ts';
import { readJsonSource } from '#model/json-source.ts';
import { problem } from '#model/problem.ts';
import type { Project } from '#model/project.ts';
import type { DeployWorld } from '../deploy-world.ts';
import { eventPath, eventTemplates, eventText } from '../run-events.ts';
import { problemFrom } from '../session.ts';
import { refusesUnread } from '../unread-manifest.ts';
import { deployedId } from './refresh-deployed.ts';
import { traceRun } from './trace-run.ts';

/** Runs the chosen function of the stack with the chosen event; what it answers stands in the Run panel. */
export async function invokeFunction(world: DeployWorld): Promise<void> {
  const { run, clouds } = world;
  const name = runFunctionName(world);
  const session = clouds.session.current();
  if (run.getState().stop) return;
  if (name === undefined) {
    if (!world.workbench.opened()) refusesUnread(world.workbench);
    return;
  }
  const text = runEventText(world);
  const wrong = eventProblem(text, name);
  if (wrong || !session) {
    run.setState({ problem: wrong ?? noTarget(), result: undefined });
    return;
  }
  const abort = new AbortController();
  const stop = () => abort.abort();
  run.setState({ stop, problem: undefined, result: undefined, frames: [], sent: text, added: [] });
  try {
    const id = await deployedId(world, name, abort.signal);
    if (id === undefined) throw notDeployed(name);
    const result = await session.runner.invoke(id, text, abort.signal);
    if (abort.signal.aborted) return;
    run.setState({ result });
    if (result.status === 'failed') void traceRun(world, name, result);
  } catch (error) {
    if (!abort.signal.aborted) run.setState({ problem: problemFrom(error) });
  } finally {
    // By now another function may be running.
    if (run.getState().stop === stop) run.setState({ stop: undefined });
  }
}

/** The function that the Run panel is about: the chosen one, else that of the open file, while the project has it, else its first. */
export function runFunctionName(world: DeployWorld): string | undefined {
  const functions = Object.keys(world.workbench.opened()?.project.functions ?? {});
  const { functionName, atHand } = world.run.getState();
  return [functionName, atHand].find((one) => one !== undefined && functions.includes(one)) ?? functions[0];
}

export function runEventText(world: DeployWorld): string {
  const { eventName, draft } = world.run.getState();
  const name = runFunctionName(world);
  const opened = world.workbench.opened();
  if (!opened || name === undefined) return draft ?? '{}\n';
  const saved = eventName === undefined ? undefined : textOf(opened.files, eventPath(name, eventName));
  return saved ?? draft ?? firstTemplate(world, opened.project, name);
}

function firstTemplate(world: DeployWorld, project: Project, name: string): string {
  const cloud = world.clouds.cloud(project.cloud);
  return eventText((cloud && eventTemplates(project, cloud, name)[0]?.event) ?? {});
}

function eventProblem(text: string, name: string) {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const found = readJsonSource(text).error;
    const why = found ? `${found.message} (line ${found.at.line}, column ${found.at.column})` : (error as Error).message;
    return problem('EventInvalid', {
      at: { function: name, ...found?.at },
      summary: `the event is not JSON: ${why}`,
      remedy: 'correct it, then run again',
    });
  }
}

function notDeployed(name: string): CloudError {
  return new CloudError('FunctionMissing', `the stack has no function ${name}`, { remedy: 'deploy the project, then run it' });
}

function noTarget() {
  return problem('CredentialsMissing', { summary: 'no target to run on', remedy: 'start the local cloud, or choose an account under Target' });
}
