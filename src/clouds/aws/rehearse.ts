import type { CloudSession } from '#kit/cloud-session.ts';
import type { Clock } from '#kit/ports.ts';
import type { RehearsedProject, ScenarioChoice } from '#kit/rehearsal.ts';
import { connectSimulator } from './simulator/connect-simulator.ts';
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
  const { declared: resources, references } = project;
  const { session, account } = connectSimulator({ clock, scenario: chosen.scenario, project: { resources, references } });
  return { session, renewCredentials: () => account.renewCredentials() };
}
