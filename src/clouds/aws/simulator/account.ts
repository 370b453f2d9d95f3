// simulator is an AWS account in memory, at the level of the SDK's commands: the driver that talks to AWS runs on it unchanged.
// Nothing in it waits: each call first plays what has happened since the last one, by a clock of the account's own.
import type { Clock } from '#kit/ports.ts';
import type { Target } from '#kit/target.ts';
import type { Send } from '../client/calls.ts';
import { toCloudError } from '../errors.ts';
import { type AccountState, emptyAccount } from './account-state.ts';
import { COMMANDS, type Command } from './commands.ts';
import { createFaults, type SavedFaults } from './faults.ts';
import { advance } from './operation/advance.ts';
import { createRules } from './scenario/rules.ts';
import type { Scenario } from './scenario/scenario.ts';
import { type SeedProject, seed } from './scenario/seed.ts';
import { ServiceError } from './service-error.ts';
import { simulatedClock } from './simulated-clock.ts';
import { createWorld, type World } from './world.ts';

export interface SimulatedAccountOptions {
  /** The time of whoever looks on: with `speed` 1 a rehearsal takes as long as the real thing. */
  readonly clock: Clock;
  readonly scenario?: Scenario;
  /** Where the scenario says nothing of it; absent: 1. */
  readonly speed?: number;
  /** Of a new account; absent: `us-east-1`. */
  readonly region?: string;
  /** A saved account: it goes on from there. */
  readonly state?: AccountState;
  /** What of the scenario's faults had struck when it was saved; absent: they begin. */
  readonly faults?: SavedFaults;
  /** Where others use the account at the same time; absent: it is ours alone. */
  readonly store?: AccountStore;
  /** What the scenario's names stand for. */
  readonly project?: SeedProject;
}

export interface AccountStore {
  /** Gives what is saved by now, and saves what comes back, if any; nobody else does so meanwhile. Undefined: nothing is saved yet. */
  update<Result>(work: (saved: AccountState | undefined) => { readonly changed: AccountState | undefined; readonly result: Result }): Promise<Result>;
}

export interface SimulatedAccount {
  /** Takes the place of the SDK's clients: `connectAws({ send })`. */
  readonly send: Send;
  /** The account's own time: whoever waits for it waits by this. */
  readonly clock: Clock;
  /** For `connectAws`. */
  readonly target: Target;
  /** Whether the scenario says that this, which the project calls the account's own, isn't there. */
  isMissing(reference: string): boolean;
  /** Everything that there is, as plain data. */
  save(): AccountState;
  saveFaults(): SavedFaults;
  /** New credentials came: the expired ones no longer count. */
  renewCredentials(): void;
}

export function createSimulatedAccount(options: SimulatedAccountOptions): SimulatedAccount {
  const { scenario = {}, clock: real, store = ownStore } = options;
  const state = options.state ? structuredClone(options.state) : emptyAccount(real.now(), options.region);
  // What somebody else began goes on as fast as it was begun.
  const speed = scenario.speed ?? (isBusy(state) ? state.speed : undefined) ?? options.speed ?? 1;
  const clock = simulatedClock(real, speed, beginOf(state, real.now(), speed));
  const world: World = createWorld(
    state,
    createRules(scenario, () => world.state, options.project?.references),
  );
  const faults = createFaults(scenario, clock.now(), options.faults);
  seed(world, scenario, options.project);

  const play = (): void => {
    advance(world, clock.now());
    world.state.savedAt = real.now();
    world.state.speed = speed;
  };
  const carryOut = (name: string, input: object): object => {
    const command = COMMANDS[name] as ((...of: Parameters<Command>) => object) | undefined;
    if (!command) throw new ServiceError('UnknownOperationException', `the simulated account has no ${name}`, 400);
    return command(world, input as never);
  };
  const answer = (name: string, input: object): object => {
    play();
    const struck = faults.next(name, world.state.now);
    if (!struck) return carryOut(name, input);
    if (struck.carriedOut) carryOut(name, input);
    throw struck.error;
  };
  let isOpened = false;
  const send = async (name: string, input: object, signal?: AbortSignal): Promise<object> => {
    signal?.throwIfAborted();
    await clock.sleep(LATENCY, signal);
    const outcome = await store.update<{ answer: object } | { thrown: unknown }>((saved) => {
      if (saved) world.state = saved;
      // What the scenario brings is part of the account, whoever else had it open before.
      if (saved && !isOpened) seed(world, scenario, options.project);
      const before = world.state.serial;
      const mayChange = !isOpened || !READS.test(name);
      isOpened = true;
      let result: { answer: object } | { thrown: unknown };
      try {
        result = { answer: answer(name, input) };
      } catch (thrown) {
        result = { thrown };
      }
      return { changed: mayChange || world.state.serial !== before ? world.state : undefined, result };
    });
    if ('thrown' in outcome) throw toCloudError(outcome.thrown, name);
    return outcome.answer;
  };
  return {
    send: send as Send,
    clock,
    target: { kind: 'aws', region: state.region, account: state.account },
    isMissing: world.rules.isMissing,
    save() {
      play();
      return structuredClone(world.state);
    },
    saveFaults: faults.save,
    renewCredentials: faults.renew,
  };
}

/** Simulated milliseconds until an answer comes. */
const LATENCY = 60;

const READS = /^(Describe|Detect|Filter|Get|Head|List|Scan)/;

const ownStore: AccountStore = { update: async (work) => work(undefined).result };

/** An operation goes on while nobody looks, as fast as ever; where nothing runs, the account is as late as the world. */
function beginOf(state: AccountState, now: number, speed: number): number {
  const elapsed = Math.max(0, now - (state.savedAt ?? now));
  return isBusy(state) ? state.now + elapsed * speed : Math.max(state.now, now);
}

function isBusy({ stacks }: AccountState): boolean {
  return stacks.some((stack) => stack.operation);
}
