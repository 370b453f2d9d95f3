import { isJsonObject, type JsonObject } from '#base/json.ts';
import { stackName } from '#model/names.ts';
import type { Project } from '#model/project.ts';
import type { Template } from '#model/template.ts';
import type { CloudSession } from './cloud-session.ts';

/** Deployments into a simulated account, to see what happens before it matters. */
export interface Rehearsals {
  list(project: RehearsedProject): Promise<readonly ScenarioChoice[]>;
  /** A new account, kept in `store` from now on; undefined: there is no such scenario. */
  open(project: RehearsedProject, scenarioId: string, store: RehearsalStore): Promise<OpenedRehearsal | undefined>;
  /** One that was opened before: what runs in it has gone on since. Undefined: nothing of it is kept. */
  reopen(references: RehearsedProject['references'], store: RehearsalStore): Promise<OpenedRehearsal | undefined>;
}

export interface OpenedRehearsal {
  readonly session: CloudSession;
  renewCredentials(): Promise<void>;
}

/** Where one simulated account is kept, as text: the same for all tabs, and there after a reload. */
export interface RehearsalStore {
  /** Gives what is kept, and keeps what comes back, if any; nobody else does so meanwhile. */
  update<Result>(work: (kept: string | undefined) => { readonly kept: string | undefined; readonly result: Result }): Promise<Result>;
}

/** A scenario to choose, for whoever doesn't want to write one. */
export interface ScenarioChoice {
  readonly id: string;
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly description: string;
}

/** What scenarios speak of. */
export interface RehearsedProject {
  readonly stack: string;
  /** Names, in the project's own order. */
  readonly functions: readonly string[];
  /** The project's own; what it calls the account's isn't made by a deployment. */
  readonly resources: readonly string[];
  /** What each resource is, by name: `dynamodb.table`. */
  readonly types?: Readonly<Record<string, string>>;
  /** Type and properties by logical id, out of the project's template. */
  readonly declared: Readonly<Record<string, JsonObject>>;
  /** That template; absent: there is none yet. */
  readonly template?: Template;
  /** What the project calls the account's own, by name: an ARN or a name. */
  readonly references: Readonly<Record<string, string>>;
}

export function rehearsedProject(project: Project, stage: string, template: Template | undefined): RehearsedProject {
  const resources = Object.entries(project.resources);
  return {
    types: Object.fromEntries(resources.map(([name, { type }]) => [name, type])),
    stack: stackName(project.name, stage),
    functions: Object.keys(project.functions),
    resources: resources.filter(([, one]) => one.origin === 'project').map(([name]) => name),
    declared: Object.fromEntries(Object.entries(template?.Resources ?? {}).filter((one): one is [string, JsonObject] => isJsonObject(one[1]))),
    ...(template ? { template } : {}),
    references: Object.fromEntries(
      resources.flatMap(([name, one]) => (one.origin === 'account' && one.reference !== undefined ? [[name, one.reference]] : [])),
    ),
  };
}
