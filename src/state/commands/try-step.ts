import { stableJson } from '#base/stable-json.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { DeployWorld } from '../deploy-world.ts';
import { problemFrom } from '../session.ts';
import { type TryOutcome, type TryStep, tryStepsOf } from '../try-it.ts';
import { deployedId } from './refresh-deployed.ts';

/** What triggers do takes a moment: afterwards one looks this often, this many times, or until something changed twice in a row no more. */
const LOOKS = 8;
const PAUSE = 1_000;

/** Does one step of Try it; after one that does something, looks at what happened. */
export async function tryStep(world: DeployWorld, index: number, signal: AbortSignal): Promise<void> {
  const steps = tryStepsOf(world.workbench.opened()?.files ?? {});
  const step = steps[index];
  const session = world.clouds.session.current();
  if (!step || !session || session.rehearsal !== undefined) return;
  if (!(await attempt(world, session, step, index, signal)) || step.kind === 'peek') return;
  const peeks = [...steps.entries()].filter(([, one]) => one.kind === 'peek');
  for (let look = 0; look < LOOKS && peeks.length > 0; look += 1) {
    const before = peeks.map(([at]) => stableJson(world.tryIt.getState().outcomes[at]?.detail ?? null)).join();
    for (const [at, peek] of peeks) await attempt(world, session, peek, at, signal);
    const after = peeks.map(([at]) => stableJson(world.tryIt.getState().outcomes[at]?.detail ?? null)).join();
    if (look > 1 && before !== after) return;
    try {
      await world.clock.sleep(PAUSE, signal);
    } catch (error) {
      if (signal.aborted) return; // the dialog was closed: nobody looks any more
      throw error;
    }
  }
}

async function attempt(world: DeployWorld, session: CloudSession, step: TryStep, index: number, signal: AbortSignal): Promise<boolean> {
  const show = (outcome: TryOutcome) => world.tryIt.setState((state) => ({ outcomes: { ...state.outcomes, [index]: outcome } }));
  // A look keeps showing what it saw before until it has seen again.
  if (step.kind !== 'peek') show({ state: 'running', summary: 'Working…' });
  try {
    show({ state: 'done', ...(await perform(world, session, step, signal)) });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    const wrong = problemFrom(error);
    show({ state: 'failed', summary: wrong ? `${wrong.summary}; ${wrong.remedy}` : 'Stopped' });
    return false;
  }
}

async function perform(world: DeployWorld, session: CloudSession, step: TryStep, signal: AbortSignal): Promise<{ summary: string; detail?: unknown }> {
  const id = async (name: string): Promise<string> => {
    const found = await deployedId(world, name, signal);
    if (found === undefined) throw new CloudError('StackMissing', `${name} is not deployed`, { remedy: 'deploy the project first' });
    return found;
  };
  switch (step.kind) {
    case 'open':
      return { summary: 'Opened in a new tab' };
    case 'put-object': {
      const content = world.workbench.opened()?.files[step.file];
      if (content === undefined) throw new CloudError('EntryMissing', `no file ${step.file}`, { remedy: 'put it into the project' });
      const body = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      return session.act({ kind: 'put-object', physicalId: await id(step.resource), key: step.key, body, contentType: step.contentType }, signal);
    }
    case 'send-message':
      return session.act({ kind: 'send-message', physicalId: await id(step.resource), body: step.body }, signal);
    case 'publish':
      return session.act({ kind: 'publish', physicalId: await id(step.resource), message: step.message }, signal);
    case 'invoke': {
      const result = await session.runner.invoke(await id(step.function), JSON.stringify(step.event ?? {}), signal);
      if (result.status === 'failed')
        throw new CloudError('FunctionFailed', `${step.function} failed: ${JSON.stringify(result.payload)}`, { remedy: 'see its log' });
      return { summary: `${step.function} ran in ${Math.round(result.duration)} ms`, detail: result.payload };
    }
    case 'peek': {
      const type = world.workbench.opened()?.project.resources[step.resource]?.type ?? '';
      return session.act({ kind: 'peek', type, physicalId: await id(step.resource) }, signal);
    }
  }
}
