import type { JsonObject } from '#base/json.ts';
import { printJson } from '#base/stable-json.ts';
import { triggerTypeOf } from '#kit/catalogue.ts';
import type { Cloud } from '#kit/cloud.ts';
import type { ProjectFiles } from '#model/files.ts';
import type { Project } from '#model/project.ts';

/** A named test event of a function: a JSON file of the project, `events/<function>/<name>.json`, so that it is shared as the code is. */
export interface RunEvent {
  readonly name: string;
  readonly path: string;
}

/** An event that doesn't exist yet, but can be begun from one of the function's triggers. */
export interface EventTemplate {
  readonly name: string;
  readonly title: string;
  readonly event: JsonObject;
}

export function eventPath(functionName: string, name: string): string {
  return `events/${functionName}/${name}.json`;
}

export const EVENT_NAME_LONGEST = 60;
export const EVENT_NAME_PATTERN = new RegExp(`^[A-Za-z0-9][A-Za-z0-9 _-]{0,${EVENT_NAME_LONGEST - 1}}$`);

export function eventsOf(files: ProjectFiles, functionName: string): RunEvent[] {
  const start = `events/${functionName}/`;
  return Object.keys(files)
    .filter((path) => path.startsWith(start) && path.endsWith('.json') && !path.slice(start.length).includes('/'))
    .sort()
    .map((path) => ({ path, name: path.slice(start.length, -'.json'.length) }));
}

/** One per trigger of the function, and the empty event. */
export function eventTemplates(project: Project, cloud: Pick<Cloud, 'catalogue' | 'sampleEvent'>, functionName: string): EventTemplate[] {
  const triggers = Object.entries(project.functions[functionName]?.triggers ?? {});
  const fromTriggers = triggers.flatMap(([name, trigger]) => {
    const type = triggerTypeOf(cloud.catalogue, trigger.type);
    const event = cloud.sampleEvent?.(trigger.type, trigger.options ?? {}) ?? type?.sampleEvent;
    return type === undefined || event === undefined ? [] : [{ name, title: `${type.title} (${name})`, event }];
  });
  return [...fromTriggers, { name: 'empty', title: 'Empty event', event: {} }];
}

export function eventText(event: JsonObject): string {
  return printJson(event);
}
