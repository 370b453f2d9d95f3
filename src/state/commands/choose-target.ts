import type { CredentialSource, Credentials, Target } from '#kit/target.ts';
import { problem } from '#model/problem.ts';
import type { DeployWorld } from '../deploy-world.ts';
import { goesOn } from '../deployment-words.ts';
import { problemFrom } from '../session.ts';
import { CHOSEN } from '../target.ts';
import { readPastedCredentials } from '../target-paste.ts';
import { listRehearsals } from './choose-rehearsal.ts';
import { refreshDeployed } from './refresh-deployed.ts';

/** The account of every emulator: its keys are no secret. */
const LOCAL_CREDENTIALS: Credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** Goes to the local cloud. Whatever credentials were there are forgotten. */
export async function chooseLocal(world: DeployWorld, signal?: AbortSignal): Promise<void> {
  const { local } = world.target.getState();
  if (!local) return;
  world.clouds.session.use(local, async () => LOCAL_CREDENTIALS);
  world.target.setState({ ...CHOSEN, target: local });
  await refreshDeployed(world, signal);
}

/** Reads pasted credentials and asks the cloud at once whose they are; only then does the target change. */
export async function connectAccount(world: DeployWorld, pasted: string, region: string, signal?: AbortSignal): Promise<void> {
  const { target, clouds, clock } = world;
  const read = readPastedCredentials(pasted, clock.now());
  if ('code' in read) {
    target.setState({ problem: read });
    return;
  }
  const { credentials, isLongLived } = read;
  const wanted: Target = { kind: 'aws', region: read.region ?? region };
  target.setState({ isConnecting: true, problem: undefined });
  try {
    const identity = await clouds.session.probe(wanted, fixed(credentials), signal);
    if (/:root$/.test(identity.arn)) {
      target.setState({ problem: rootProblem(identity.account) });
      return;
    }
    const chosen: Target = { ...wanted, account: identity.account };
    // What is followed there goes on with them.
    if (isSame(target.getState().target, chosen) && goesOn(world.deployment.getState().snapshot)) clouds.session.renew(fixed(credentials));
    else clouds.session.use(chosen, fixed(credentials));
    target.setState({
      ...CHOSEN,
      target: chosen,
      identity,
      isLongLived,
      expiresAt: credentials.expiresAt,
      isOpen: false,
    });
    await refreshDeployed(world, signal);
  } catch (error) {
    target.setState({ problem: problemFrom(error) });
  } finally {
    target.setState({ isConnecting: false });
  }
}

function isSame(one: Target | undefined, other: Target): boolean {
  return one?.kind === 'aws' && other.kind === 'aws' && one.account === other.account && one.region === other.region;
}

function fixed(credentials: Credentials): CredentialSource {
  return async () => credentials;
}

function rootProblem(account: string) {
  return problem('AccessDenied', { summary: `these are the root credentials of account ${account}`, remedy: 'use those of a role or a user that may deploy' });
}

export function openTargets(world: DeployWorld): void {
  world.target.setState({ isOpen: true, problem: undefined });
  // Scenarios are made for the project that is open now.
  if (world.clouds.rehearsals) listRehearsals(world).catch((error: unknown) => reportError(error));
}

export function closeTargets(world: DeployWorld): void {
  world.target.setState({ isOpen: false, problem: undefined });
}
