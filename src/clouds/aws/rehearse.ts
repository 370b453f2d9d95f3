import type { CloudSession } from '#kit/cloud-session.ts';
import type { Clock } from '#kit/ports.ts';
import type { RehearsedProject, ScenarioChoice } from '#kit/rehearsal.ts';
import { connectAws } from './session.ts';
import { createSimulatedAccount } from './simulator/account.ts';
import { readyScenarios } from './simulator/scenario/ready-scenarios.ts';

/** What can be rehearsed with this project. */
export function listScenarios(project: RehearsedProject): readonly ScenarioChoice[] {
  return readyScenarios(project).map(({ id, title, description }) => ({ id, title, description }));
}

/** A new account in memory that behaves as the scenario says; its time is everybody's. Undefined: there is no such scenario. */
export function openRehearsal(
  project: RehearsedProject,
  scenarioId: string,
  clock: Clock,
): { readonly session: CloudSession; renewCredentials(): void } | undefined {
  const chosen = readyScenarios(project).find((one) => one.id === scenarioId);
  if (!chosen) return undefined;
  const account = createSimulatedAccount({ clock, scenario: chosen.scenario, project: { resources: project.declared, references: project.references } });
  return {
    session: connectAws({ target: account.target, credentials: async () => UNSIGNED, send: account.send, clock: account.clock }),
    renewCredentials: () => account.renewCredentials(),
  };
}

/** Nothing is signed: the account is in this process. */
const UNSIGNED = { accessKeyId: 'rehearsal', secretAccessKey: 'rehearsal' };
