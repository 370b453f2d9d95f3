import type { JsonObject } from '#base/json.ts';
import type { CloudSession } from './cloud-session.ts';

/** Deployments into a simulated account, to see what happens before it matters. */
export interface Rehearsals {
  list(project: RehearsedProject): Promise<readonly ScenarioChoice[]>;
  /** A new account; undefined: there is no such scenario. */
  open(project: RehearsedProject, scenarioId: string): Promise<{ readonly session: CloudSession; renewCredentials(): void } | undefined>;
}

export interface ScenarioChoice {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** What scenarios speak of. */
export interface RehearsedProject {
  readonly stack: string;
  /** Names, in the project's own order. */
  readonly functions: readonly string[];
  readonly resources: readonly string[];
  /** Type and properties by logical id, out of the project's template. */
  readonly declared: Readonly<Record<string, JsonObject>>;
  /** What the project calls the account's own, by name: an ARN or a name. */
  readonly references: Readonly<Record<string, string>>;
}
