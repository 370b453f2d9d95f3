import { isJsonObject } from '#base/json.ts';
import type { Clock } from '#kit/ports.ts';
import type { OpenedRehearsal, RehearsalStore, RehearsedProject, ScenarioChoice } from '#kit/rehearsal.ts';
import type { AccountStore, SimulatedAccountOptions } from './simulator/account.ts';
import type { AccountState } from './simulator/account-state.ts';
import { connectSimulator } from './simulator/connect-simulator.ts';
import type { SavedFaults } from './simulator/faults.ts';
import { readyScenarios } from './simulator/scenario/ready-scenarios.ts';
import type { Scenario } from './simulator/scenario/scenario.ts';
import { seedOf } from './simulator/scenario/seed.ts';

/** What can be rehearsed with this project. */
export function listScenarios(project: RehearsedProject): readonly ScenarioChoice[] {
  return readyScenarios(project).map(({ id, title, description }) => ({ id, title, description }));
}

/** A new account that behaves as the scenario says; its time is everybody's. Undefined: there is no such scenario. */
export async function openRehearsal(project: RehearsedProject, scenarioId: string, store: RehearsalStore, clock: Clock): Promise<OpenedRehearsal | undefined> {
  const scenario = readyScenarios(project).find((one) => one.id === scenarioId)?.scenario;
  if (!scenario) return undefined;
  const { keep, opened } = connect(scenario, store, { clock, scenario, project: seedOf(project) });
  await keep();
  return opened;
}

/** An account that was opened before, as it has become since. Undefined: nothing of it is kept, or nothing that can be read. */
export async function reopenRehearsal(references: RehearsedProject['references'], store: RehearsalStore, clock: Clock): Promise<OpenedRehearsal | undefined> {
  const kept = readKept(await store.update((text) => ({ kept: undefined, result: text })));
  if (!kept) return undefined;
  const { scenario, account: state, faults } = kept;
  // What the scenario brings is part of the account already.
  const { stacks: _stacks, drift: _drift, ...rest } = scenario;
  return connect(scenario, store, { clock, scenario: rest, state, faults, project: { references } }).opened;
}

/** What is kept of a rehearsal. */
interface Kept {
  readonly version: 1;
  readonly scenario: Scenario;
  readonly faults: SavedFaults;
  readonly account: AccountState;
}

function connect(scenario: Scenario, store: RehearsalStore, options: SimulatedAccountOptions) {
  // Reading what this tab has written itself would cost more than all the rest.
  let own: string | undefined;
  const fromOthers = (text: string | undefined): Kept | undefined => (text === own ? undefined : readKept(text));
  const print = (state: AccountState): string => {
    own = JSON.stringify({ version: 1, scenario, faults: simulated.account.saveFaults(), account: state } satisfies Kept);
    return own;
  };
  const shared: AccountStore = {
    update: (work) =>
      store.update((text) => {
        const kept = fromOthers(text);
        // Credentials that another tab was given serve here too.
        if (kept?.faults.isRenewed) simulated.account.renewCredentials();
        if (kept) own = text;
        const { changed, result } = work(kept?.account);
        return { kept: changed && print(changed), result };
      }),
  };
  const simulated = connectSimulator({ ...options, store: shared });
  const keep = (): Promise<void> => store.update((text) => ({ kept: print(fromOthers(text)?.account ?? simulated.account.save()), result: undefined }));
  return {
    keep,
    opened: {
      session: simulated.session,
      async renewCredentials() {
        simulated.account.renewCredentials();
        await keep();
      },
    } satisfies OpenedRehearsal,
  };
}

function readKept(text: string | undefined): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    return isJsonObject(kept) && kept.version === 1 && isJsonObject(kept.account) && isJsonObject(kept.scenario) ? (kept as unknown as Kept) : undefined;
  } catch {
    return undefined;
  }
}
