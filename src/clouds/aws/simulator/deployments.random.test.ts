import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CloudError } from '#kit/cloud-error.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { Template } from '#model/template.ts';
import { aRehearsal, type Rehearsal } from '#support/a-rehearsal.ts';
import { withTemplates } from '#support/nested-templates.ts';
import { type Consent, type Deployed, deployAs, noConsent, settledSoon } from '#support/random-person.ts';
import { DATA_TYPE, NESTED_TEMPLATES, type Person, type RandomRehearsal, randomRehearsal } from '#support/random-rehearsal.ts';
import type { AccountState, SimulatedStack, Thing } from './account-state.ts';

/** How many courses are tried; by hand as many as wished. */
const RUNS = Number(process.env.SIMULATOR_RUNS ?? 60);

test(
  'whatever is deployed, whatever goes wrong and whatever a person does: the picture is true, nothing goes without consent, nothing is done twice, and there is a way out',
  async () => {
    await fc.assert(fc.asyncProperty(randomRehearsal, rehearse), { numRuns: RUNS });
  },
  20_000 + RUNS * 150,
);

async function rehearse({ templates, scenario, persons }: RandomRehearsal): Promise<void> {
  const rehearsal = aRehearsal(scenario, withTemplates(NESTED_TEMPLATES));
  for (const [index, template] of templates.entries()) {
    const person = persons[index] as Person;
    const before = rehearsal.account.save();
    const mine = noConsent();
    const rival = aRival(rehearsal, { persons, templates, index });
    const { snapshot, isReloaded } = person.removes
      ? { snapshot: await removal(rehearsal, mine), isReloaded: false }
      : await deployAs(person, { rehearsal, template, consent: mine, name: `mine-${index}`, onLook: rival.onLook });
    const seen = rehearsal.account.save();
    const theirs = await rival.ended();
    const after = rehearsal.account.save();
    const consent = both(mine, theirs.consent);
    for (const one of [snapshot, theirs.snapshot]) expect(one?.problems.filter((other) => other.code === 'Unexpected') ?? []).toEqual([]);
    expectConsent(before, after, consent);
    expectOnce(before, after, consent);
    // With another at the same stack, how it stands at the end is no longer this one's.
    if (snapshot && !theirs.isThere) {
      expectTrue(snapshot, seen);
      if (snapshot.phase === 'rolledBack' && !consent.toDeletion && !consent.toTryingAgain && !isReloaded) expectTakenBack(before, seen);
    }
    rehearsal.account.renewCredentials();
    if (!snapshot || snapshot.phase === 'lost') await expectFoundAgain(rehearsal);
    await untilAtRest(rehearsal);
  }
  await expectWayOut(rehearsal.account.save(), scenario);
}

/** Somebody else who deploys the same stack while the first looks on: they begin when that one has looked so often. */
function aRival(rehearsal: Rehearsal, { persons, templates, index }: { persons: readonly Person[]; templates: readonly Template[]; index: number }) {
  const person = persons[(index + 1) % persons.length] as Person;
  const template = templates[(index + 1) % templates.length] as Template;
  const after = persons[index]?.rivalAfter;
  const consent = noConsent();
  let deploying: Promise<Deployed> | undefined;
  return {
    onLook(looks: number): void {
      if (looks !== after || deploying) return;
      deploying = deployAs(person, { rehearsal, template, consent, name: `rival-${index}` });
    },
    async ended(): Promise<{ consent: Consent; snapshot: DeploymentSnapshot | undefined; isThere: boolean }> {
      return { consent, snapshot: (await deploying)?.snapshot, isThere: deploying !== undefined };
    },
  };
}

function both(one: Consent, other: Consent): Consent {
  return {
    toDeletion: one.toDeletion || other.toDeletion,
    toLosses: new Set([...one.toLosses, ...other.toLosses]),
    toTryingAgain: one.toTryingAgain || other.toTryingAgain,
    executions: one.executions + other.executions,
  };
}

async function removal(rehearsal: Rehearsal, consent: Consent): Promise<DeploymentSnapshot> {
  consent.toDeletion = true;
  return settledSoon(rehearsal.deployer.remove({ projectName: 'shop', stage: 'dev' }, () => undefined));
}

/** What was shown at the end is what the account has: its status, its events each once and in order, and each row. */
function expectTrue(snapshot: DeploymentSnapshot, account: AccountState): void {
  const { phase, failedAt } = snapshot;
  const isSeen = phase === 'succeeded' || phase === 'rolledBack' || phase === 'removed' || (phase === 'failed' && failedAt === 'execution');
  const stack = account.stacks.find((one) => one.id === snapshot.stackId);
  if (!isSeen || !stack || snapshot.events.length === 0) return;
  expect(snapshot.stackStatus).toBe(stack.status);
  expect(stack.operation).toBeUndefined();
  const first = stack.events.findIndex((event) => event.id === snapshot.events[0]?.id);
  expect(snapshot.events.filter((event) => event.parent === undefined).map((event) => event.id)).toEqual(stack.events.slice(first).map((event) => event.id));
  expectWithin(snapshot, account, stack.events.slice(first));
  // From the operation's own beginning; of one millisecond the order isn't told, so all of it is there.
  expect(stack.events.filter((event) => event.at === stack.events[first]?.at).map((event) => event.logicalId)).toContain(stack.name);
  for (const { change, state, parent } of snapshot.rows) {
    if (parent !== undefined) continue;
    const resource = stack.resources.find((one) => one.logicalId === change.logicalId);
    const isThere = (physicalId: string | undefined): boolean => account.things.some((one) => one.physicalId === physicalId);
    const row = `${change.action} ${change.logicalId} ${state}`;
    expect(row).not.toMatch(/ (running|rollingBack)$/);
    if (phase === 'succeeded') {
      expect(row).toMatch(/ (done|skipped)$/);
      if (change.action !== 'remove') expect([row, isThere(resource?.physicalId)]).toEqual([row, true]);
      else expect([row, isThere(change.physicalId)]).toEqual([row, state === 'skipped']);
    }
    if (phase === 'removed') expect([row, isThere(change.physicalId)]).toEqual([row, state === 'skipped']);
  }
}

/** All that nested stacks told in this time is there, each once. */
function expectWithin(snapshot: DeploymentSnapshot, account: AccountState, events: readonly { readonly at: number; readonly physicalId?: string }[]): void {
  const touched = new Map<string, number>();
  for (const { physicalId = '', at } of events) if (!touched.has(physicalId)) touched.set(physicalId, at);
  const told = account.stacks
    .filter((one) => one.parent?.stackId === snapshot.stackId && touched.has(one.id))
    .flatMap((one) => one.events.filter((event) => event.physicalId !== one.id && event.at >= (touched.get(one.id) ?? 0)))
    .map((event) => event.id);
  const seen = snapshot.events.filter((event) => event.parent !== undefined).map((event) => event.id);
  expect([...seen].sort()).toEqual(told.sort());
}

/** No stack and nothing that holds data goes, but by a consent to just that. */
function expectConsent(before: AccountState, after: AccountState, { toDeletion, toLosses, toTryingAgain }: Consent): void {
  for (const stack of before.stacks) {
    // A nested stack is a resource of its parent, and goes as others do.
    if (stack.parent || stack.deletedAt !== undefined || stack.status === 'REVIEW_IN_PROGRESS') continue;
    const now = after.stacks.find((one) => one.id === stack.id) as SimulatedStack;
    if (/^DELETE/.test(now.status) && !/^DELETE/.test(stack.status)) expect(toDeletion || toTryingAgain).toBe(true);
    for (const resource of stack.resources) {
      const isData = resource.type === DATA_TYPE && before.things.some((one) => one.physicalId === resource.physicalId);
      if (!isData || after.things.some((one) => one.physicalId === resource.physicalId)) continue;
      expect(toDeletion || toLosses.has(resource.logicalId) || toLosses.has(resource.logicalId.toLowerCase())).toBe(true);
    }
  }
}

/** Each Execute that was taken begins one operation on the project's stacks at most; without one nothing begins. */
function expectOnce(before: AccountState, after: AccountState, { executions }: Consent): void {
  const begun = (account: AccountState): number =>
    account.stacks
      .filter((one) => one.name === 'shop-dev')
      .flatMap((one) => one.operations)
      .filter((one) => one.type === 'CREATE_STACK' || one.type === 'UPDATE_STACK').length;
  expect(begun(after) - begun(before)).toBeLessThanOrEqual(executions);
}

/** What was there is there, as it was; what is new is only what could not be cleared away, or what its policy keeps. */
function expectTakenBack(before: AccountState, after: AccountState): void {
  const plain = ({ physicalId, properties }: Thing) => ({ physicalId, properties });
  const old = new Set(before.things.map((one) => one.physicalId));
  const ofProject = (things: readonly Thing[]) => things.filter((one) => !one.type.startsWith('AWS::S3::') && old.has(one.physicalId)).map(plain);
  expect(ofProject(after.things)).toEqual(ofProject(before.things));
  const events = after.stacks.filter((one) => one.name === 'shop-dev').flatMap((one) => one.events);
  // What stands in a nested stack that its parent kept is the nested stack's.
  const within = new Set(
    after.stacks.filter((one) => one.parent && one.status !== 'DELETE_COMPLETE').flatMap((one) => one.resources.map(({ physicalId }) => physicalId)),
  );
  for (const thing of after.things) {
    if (within.has(thing.physicalId) || old.has(thing.physicalId) || thing.type.startsWith('AWS::S3::')) continue;
    const words = events.filter((event) => event.physicalId === thing.physicalId).map((event) => event.status);
    expect(words.some((word) => word === 'DELETE_SKIPPED' || word === 'DELETE_FAILED')).toBe(true);
  }
}

/** Another page, or the same after a reload, sees what runs, from its start, to its end. */
async function expectFoundAgain(rehearsal: Rehearsal): Promise<void> {
  const of = { projectName: 'shop', stage: 'dev' };
  const found = await rehearsal.deployer.reattach(of, () => undefined).catch(expectCloudError);
  if (!found) return;
  // What waits to be executed is left alone, and thrown away.
  if (found.snapshot().phase === 'staged') found.abort();
  const snapshot = await settledSoon(found);
  expect(snapshot.problems.filter((one) => one.code === 'Unexpected')).toEqual([]);
  expectTrue(snapshot, rehearsal.account.save());
}

function expectCloudError(error: unknown): undefined {
  expect(error).toBeInstanceOf(CloudError);
  return undefined;
}

async function untilAtRest(rehearsal: Rehearsal): Promise<void> {
  for (let turn = 0; turn < 40 && rehearsal.account.save().stacks.some((one) => one.operation); turn += 1) await rehearsal.pass(60);
  expect(rehearsal.account.save().stacks.filter((one) => one.operation)).toEqual([]);
}

/** However it stands in the end: what the driver names as the way out leads to a stack that can be updated, or to none. */
async function expectWayOut(state: AccountState, { resources = {} }: RandomRehearsal['scenario']): Promise<void> {
  const rehearsal = aRehearsal({ resources }, state);
  const { driver } = rehearsal.session;
  const ways: string[] = [];
  for (let turn = 0; turn < 8; turn += 1) {
    const now = await driver.inspect('shop-dev');
    ways.push(`${now.status} ${now.recovery ?? ''}`);
    if (now.condition !== 'broken') break;
    const id = now.id ?? '';
    const failed = (status: string): string[] =>
      rehearsal
        .stack()
        .resources.filter((one) => one.status === status)
        .map((one) => one.logicalId);
    const skip = now.recovery === 'continueRollback' ? failed('UPDATE_FAILED') : now.recovery === 'retryDeletion' ? failed('DELETE_FAILED') : [];
    if (now.recovery) await driver.recover(now, { skip, token: `way-${turn}` });
    else await driver.remove(id, `way-${turn}`);
    await untilAtRest(rehearsal);
  }
  expect([ways, (await driver.inspect('shop-dev')).condition]).toEqual([ways, expect.stringMatching(/^(ready|missing|empty)$/)]);
}
