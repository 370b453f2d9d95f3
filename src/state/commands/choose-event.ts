import type { DeployWorld } from '../deploy-world.ts';
import { EVENT_NAME_PATTERN, type EventTemplate, eventPath, eventText } from '../run-events.ts';
import { runEventText, runFunctionName } from './invoke-function.ts';

/** Another function begins with what its first trigger would send. */
export function chooseRunFunction(world: DeployWorld, functionName: string): void {
  world.run.setState({ functionName, eventName: undefined, draft: undefined, result: undefined, problem: undefined, added: [] });
}

export function chooseEvent(world: DeployWorld, eventName: string): void {
  world.run.setState({ eventName, problem: undefined });
}

/** An event that isn't saved yet, begun from what a trigger would send. */
export function beginEvent(world: DeployWorld, template: EventTemplate): void {
  world.run.setState({ eventName: undefined, draft: eventText(template.event), problem: undefined });
}

/** A saved event is a file of the project: typing into it edits that file. */
export function editEvent(world: DeployWorld, text: string): void {
  const { eventName } = world.run.getState();
  const name = runFunctionName(world);
  if (eventName === undefined || name === undefined) world.run.setState({ draft: text });
  else world.workbench.writeFile(eventPath(name, eventName), text);
}

export function saveEvent(world: DeployWorld, eventName: string): void {
  const name = runFunctionName(world);
  if (name === undefined || !EVENT_NAME_PATTERN.test(eventName)) return;
  world.workbench.writeFile(eventPath(name, eventName), runEventText(world));
  world.run.setState({ eventName });
}

/** Its text stays in the panel, unsaved. */
export function removeEvent(world: DeployWorld, eventName: string): void {
  const name = runFunctionName(world);
  if (name === undefined) return;
  const draft = runEventText(world);
  world.workbench.removeFile(eventPath(name, eventName));
  world.run.setState({ eventName: undefined, draft });
}
