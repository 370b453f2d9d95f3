// How often a deployment asks the cloud, counted at `send` in the simulated account, beside a watcher that looks every two seconds.

import { connectAws } from '#clouds/aws/session.ts';
import { createSimulatedAccount } from '#clouds/aws/simulator/account.ts';
import type { Scenario } from '#clouds/aws/simulator/scenario/scenario.ts';
import { createDeployer } from '#engine/deploy/deployer.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { Template } from '#model/template.ts';
import { queues } from '#support/a-rehearsal.ts';
import { aClock, aRandom } from '#support/a-session.ts';
import { deployWith, generatedOf } from '#support/deploy-fixture.ts';
import type { Figure } from './figure.ts';

/** A watcher that asks for the state and the newest events each time. */
const SECONDS = 2;
const CALLS_EACH = 2;

const chain = (length: number): Template =>
  queues(Object.fromEntries(Array.from({ length }, (_, index) => [`Q${index}`, index % 10 === 0 ? {} : { after: [`Q${index - 1}`] }])));

const DEPLOYMENTS: readonly { readonly name: string; readonly scenario: Scenario; readonly template: Template }[] = [
  { name: 'a small project', scenario: {}, template: chain(8) },
  { name: 'a slow database', scenario: { resources: { q0: { create: { seconds: 600 } } } }, template: queues({ Q0: {}, Q1: { after: ['Q0'] } }) },
  { name: '200 resources', scenario: {}, template: chain(200) },
];

export async function run(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const { name, scenario, template } of DEPLOYMENTS) {
    const { snapshot, calls } = await followed(scenario, template);
    if (snapshot.phase !== 'succeeded') throw new Error(`the deployment of ${name} ended ${snapshot.phase}`);
    const { events } = snapshot;
    const took = ((events.at(-1)?.at ?? 0) - (events[0]?.at ?? 0)) / 1_000;
    figures.push({
      name: `calls to follow ${name} (${Math.round(took)} s)`,
      value: calls,
      unit: 'calls',
      reference: 'the state and the newest events each 2 s',
      ratio: calls / (Math.max(1, Math.ceil(took / SECONDS)) * CALLS_EACH),
    });
  }
  return figures;
}

/** Every call from the execution on, the driver's own repetitions included. */
async function followed(scenario: Scenario, template: Template): Promise<{ snapshot: DeploymentSnapshot; calls: number }> {
  const account = createSimulatedAccount({ clock: aClock(1_700_000_000_000), scenario });
  let calls: number | undefined;
  const send: typeof account.send = (command, input, signal) => {
    if (calls !== undefined) calls += 1;
    if (command === 'ExecuteChangeSet') calls = 0;
    return account.send(command, input, signal);
  };
  const credentials = async () => ({ accessKeyId: 'bench', secretAccessKey: 'bench' });
  const session = connectAws({ target: account.target, credentials, send, clock: account.clock });
  const deployer = createDeployer({ session, clock: account.clock, random: aRandom() });
  const { snapshot } = await deployWith(deployer, { projectName: 'shop', generate: () => generatedOf(template, { artifactBucketParameter: '' }) });
  return { snapshot, calls: calls ?? 0 };
}
