import { problem } from '#model/problem.ts';
import type { DeployWorld } from '../deploy-world.ts';
import { goesOn } from '../deployment-words.ts';
import { problemFrom } from '../session.ts';
import { readPastedCredentials } from '../target-paste.ts';
import { findDeployment } from './find-deployment.ts';
import { wakeQueue } from './request-deployment.ts';

/** New credentials for the account that the deployment runs in: what waits for them goes on. Those of another account would follow nothing. */
export async function renewCredentials(world: DeployWorld, pasted: string, signal?: AbortSignal): Promise<void> {
  const { target: store, clouds, clock } = world;
  const { target } = store.getState();
  if (target?.kind !== 'aws') return;
  const read = readPastedCredentials(pasted, clock.now());
  if ('code' in read) {
    store.setState({ problem: read });
    return;
  }
  const source = async () => read.credentials;
  store.setState({ isConnecting: true, problem: undefined });
  try {
    const identity = await clouds.session.probe(target, source, signal);
    if (target.account !== undefined && identity.account !== target.account) {
      store.setState({ problem: anotherAccount(identity.account, target.account) });
      return;
    }
    store.setState({ identity, isLongLived: read.isLongLived, expiresAt: read.credentials.expiresAt, isOpen: false });
    clouds.session.renew(source);
  } catch (error) {
    store.setState({ problem: problemFrom(error) });
  } finally {
    store.setState({ isConnecting: false });
  }
}

/** In a rehearsal nobody has any: the simulated account gives new ones. What waits goes on; what had given up is looked for. */
export async function renewRehearsed(world: DeployWorld): Promise<void> {
  const { rehearsal } = world.target.getState();
  if (!rehearsal) return;
  await rehearsal.renewCredentials();
  world.target.setState({ isOpen: false });
  world.clouds.session.renew();
  // What goes on waits for them, or doesn't need them.
  const { snapshot, isOpen } = world.deployment.getState();
  if (goesOn(snapshot)) return;
  await findDeployment(world);
  if (isOpen && goesOn(world.deployment.getState().snapshot)) world.deployment.setState({ isOpen });
  await wakeQueue(world);
}

function anotherAccount(given: string, wanted: string) {
  return problem('CredentialsMissing', {
    summary: `these credentials are of account ${given}; the deployment runs in account ${wanted}`,
    remedy: `use credentials of ${wanted}, or choose another target: the deployment goes on in its cloud`,
    severity: 'error',
  });
}
