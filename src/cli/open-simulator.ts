import { readFileSync } from 'node:fs';
import { connectSimulator } from '#clouds/aws/simulator/connect-simulator.ts';
import { unknownNames } from '#clouds/aws/simulator/scenario/check-names.ts';
import { readScenario } from '#clouds/aws/simulator/scenario/read-scenario.ts';
import { type ReadyScenario, readyScenarios } from '#clouds/aws/simulator/scenario/ready-scenarios.ts';
import type { Scenario } from '#clouds/aws/simulator/scenario/scenario.ts';
import { seedOf } from '#clouds/aws/simulator/scenario/seed.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import { rehearsedProject } from '#kit/rehearsal.ts';
import { hasErrors } from '#model/problem.ts';
import { nodeClock } from '#node/clock.ts';
import { accountFile } from './account-file.ts';
import { Refused, UsageError } from './exit.ts';
import { generateTemplate, type LoadedProject } from './load-project.ts';
import type { TargetOptions } from './open-session.ts';
import type { Output } from './output.ts';

/** Simulated seconds in a real one, where the scenario doesn't say: a terminal isn't there to be watched. */
const SPEED = 200;

/** An account in memory, or in the file of `--state`, that behaves as the scenario says. */
export function openSimulator(of: TargetOptions, output: Output, loaded: LoadedProject | undefined): CloudSession {
  const rehearsed = loaded?.project ? rehearsedProject(loaded.project, of.stage, generateTemplate(loaded, of.stage).generated?.template) : undefined;
  const project = rehearsed && seedOf(rehearsed);
  const scenario = of.scenario === undefined ? {} : scenarioIn(of.scenario, readyScenarios(rehearsed ?? NOTHING), output);
  if (of.scenario !== undefined && project) output.problems(unknownNames(scenario, project, of.scenario));
  const file = of.state === undefined ? undefined : accountFile(of.state);
  const state = file?.read();
  return connectSimulator({
    clock: nodeClock,
    scenario,
    speed: SPEED,
    ...(project ? { project } : {}),
    ...(of.region === undefined ? {} : { region: of.region }),
    ...(state ? { state } : {}),
    ...(file ? { store: file } : {}),
  }).session;
}

/** The names of ready scenarios are told, also where no project can be read. */
const NOTHING = { stack: '', functions: [], resources: [] };

/** A file, or the name of a scenario that is ready. */
function scenarioIn(path: string, ready: readonly ReadyScenario[], output: Output): Scenario {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    const found = ready.find((one) => one.id === path);
    if (found) return found.scenario;
    throw new UsageError(`no file ${path}; --scenario takes a file, or one of ${ready.map((one) => one.id).join(', ')}`);
  }
  const { scenario, problems } = readScenario(text, path);
  if (hasErrors(problems)) throw new Refused(problems);
  output.problems(problems);
  return scenario;
}
