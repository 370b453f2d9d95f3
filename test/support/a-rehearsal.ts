import type { JsonObject } from '#base/json.ts';
import type { SimulatedAccount } from '#clouds/aws/simulator/account.ts';
import type { AccountState, SimulatedStack } from '#clouds/aws/simulator/account-state.ts';
import { connectSimulator } from '#clouds/aws/simulator/connect-simulator.ts';
import type { Scenario } from '#clouds/aws/simulator/scenario/scenario.ts';
import type { SeedProject } from '#clouds/aws/simulator/scenario/seed.ts';
import type { DeployRequest } from '#engine/deploy/deploy-request.ts';
import { createDeployer, type Deployer } from '#engine/deploy/deployer.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Artifact } from '#model/artifact.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { Template } from '#model/template.ts';
import { aClock, aRandom } from './a-session.ts';
import { deployWith, generatedOf } from './deploy-fixture.ts';

/** A simulated account that nobody has to wait for, with the deployer on it. */
export interface Rehearsal {
  readonly account: SimulatedAccount;
  readonly session: CloudSession;
  readonly deployer: Deployer;
  deploy(template: Template, more?: Partial<DeployRequest> & { artifacts?: readonly Artifact[] }): Promise<{ snapshot: DeploymentSnapshot; phases: string[] }>;
  remove(): Promise<DeploymentSnapshot>;
  /** Any command of the API, also those that no driver sends yet. */
  call(command: string, input: object): Promise<JsonObject>;
  /** Lets simulated time pass. */
  pass(seconds: number): Promise<void>;
  stack(name?: string): SimulatedStack;
}

export function aRehearsal(scenario: Scenario = {}, state?: AccountState, project?: SeedProject): Rehearsal {
  const { account, session } = connectSimulator({
    clock: aClock(1_700_000_000_000),
    scenario,
    ...(state ? { state } : {}),
    ...(project ? { project } : {}),
  });
  const deployer = createDeployer({ session, clock: account.clock, random: aRandom() });
  return {
    account,
    session,
    deployer,
    deploy: (template, more = {}) =>
      deployWith(deployer, { projectName: 'shop', generate: () => generatedOf(template, { names: namesOf(template), artifactBucketParameter: '' }), ...more }),
    remove: () => deployer.remove({ projectName: 'shop', stage: 'dev' }, () => undefined).settled,
    call: (command, input) => (account.send as unknown as (name: string, input: object) => Promise<JsonObject>)(command, input),
    pass: (seconds) => account.clock.sleep(seconds * 1_000),
    stack(name = 'shop-dev') {
      const found = account.save().stacks.findLast((one) => one.name === name);
      if (!found) throw new Error(`no stack ${name}`);
      return found;
    },
  };
}

/** Queues by logical id; what a property says in `Needs` comes before. */
export function queues(
  of: Readonly<Record<string, { readonly delay?: number; readonly after?: readonly string[]; readonly [attribute: string]: unknown }>>,
): Template {
  return {
    Resources: Object.fromEntries(
      Object.entries(of).map(([id, { delay = 0, after = [], ...more }]) => [
        id,
        { Type: 'AWS::SQS::Queue', ...(after.length > 0 ? { DependsOn: [...after] } : {}), Properties: { DelaySeconds: delay }, ...(more as JsonObject) },
      ]),
    ),
  };
}

/** What happened, a line an event. */
export function told(events: readonly { logicalId: string; status: string; reason?: string }[]): string[] {
  return events.map((event) => `${event.logicalId} ${event.status}${event.reason ? `: ${event.reason}` : ''}`);
}

/** What a snapshot shows, in few words. */
export function shape(snapshot: DeploymentSnapshot) {
  return {
    phase: snapshot.phase,
    status: snapshot.stackStatus,
    rows: snapshot.rows.map((row) => `${row.change.action} ${row.change.name} ${row.state}`),
    problems: snapshot.problems.map((one) => one.code),
  };
}

function namesOf(template: Template): Record<string, string> {
  return Object.fromEntries(Object.keys((template.Resources ?? {}) as JsonObject).map((id) => [id, id.charAt(0).toLowerCase() + id.slice(1)]));
}
