// simulator is an AWS account in memory, at the level of the SDK's commands: the driver that talks to AWS runs on it unchanged.
// Nothing in it waits: each call first plays what has happened since the last one, by a clock of the account's own.
import type { Clock } from '#kit/ports.ts';
import type { Target } from '#kit/target.ts';
import type { Send } from '../client/calls.ts';
import { toCloudError } from '../errors.ts';
import { type AccountState, emptyAccount } from './account-state.ts';
import { COMMANDS, type Command } from './commands.ts';
import { createFaults } from './faults.ts';
import { advance } from './operation/advance.ts';
import { createRules } from './scenario/rules.ts';
import type { Scenario } from './scenario/scenario.ts';
import { type SeedProject, seed } from './scenario/seed.ts';
import { ServiceError } from './service-error.ts';
import { simulatedClock } from './simulated-clock.ts';
import { createWorld } from './world.ts';

export interface SimulatedAccountOptions {
  /** The time of whoever looks on: with `speed` 1 a rehearsal takes as long as the real thing. */
  readonly clock: Clock;
  readonly scenario?: Scenario;
  /** Where the scenario says nothing of it; absent: 1. */
  readonly speed?: number;
  /** A saved account: it goes on from there. */
  readonly state?: AccountState;
  /** What the scenario's names stand for. */
  readonly project?: SeedProject;
}

export interface SimulatedAccount {
  /** Takes the place of the SDK's clients: `connectAws({ send })`. */
  readonly send: Send;
  /** The account's own time: whoever waits for it waits by this. */
  readonly clock: Clock;
  /** For `connectAws`. */
  readonly target: Target;
  /** Everything that there is, as plain data. */
  save(): AccountState;
  /** New credentials came: the expired ones no longer count. */
  renewCredentials(): void;
}

export function createSimulatedAccount(options: SimulatedAccountOptions): SimulatedAccount {
  const { scenario = {} } = options;
  const state = options.state ? structuredClone(options.state) : emptyAccount(options.clock.now());
  const clock = simulatedClock(options.clock, scenario.speed ?? options.speed ?? 1, Math.max(state.now, options.state ? 0 : options.clock.now()));
  const world = createWorld(state, createRules(scenario, state, options.project?.references));
  const faults = createFaults(scenario, clock.now());
  seed(world, scenario, options.project);

  const answer = (name: string, input: object): object => {
    const command = COMMANDS[name] as ((...of: Parameters<Command>) => object) | undefined;
    if (!command) throw new ServiceError('UnknownOperationException', `the simulated account has no ${name}`, 400);
    return command(world, input as never);
  };
  const send = async (name: string, input: object, signal?: AbortSignal): Promise<object> => {
    signal?.throwIfAborted();
    await clock.sleep(LATENCY, signal);
    try {
      advance(world, clock.now());
      const struck = faults.next(name, state.now);
      if (!struck) return answer(name, input);
      if (struck.carriedOut) answer(name, input);
      throw struck.error;
    } catch (thrown) {
      throw toCloudError(thrown, name);
    }
  };
  return {
    send: send as Send,
    clock,
    target: { kind: 'aws', region: state.region, account: state.account },
    save() {
      advance(world, clock.now());
      return structuredClone(state);
    },
    renewCredentials: faults.renew,
  };
}

/** Simulated milliseconds until an answer comes. */
const LATENCY = 60;
