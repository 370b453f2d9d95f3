import type { JsonObject } from '#base/json.ts';

/**
 * A project as `stackwright.json` holds it: exactly its shape on disk, so that writing it back loses nothing.
 * Defaults are not filled in here; read a function's settings through `settingsOf`.
 */
export interface Project {
  readonly version: 1;
  readonly name: string;
  readonly description?: string;
  readonly cloud: string;
  readonly functions: Readonly<Record<string, FunctionDefinition>>;
  readonly resources: Readonly<Record<string, ResourceDefinition>>;
  readonly environment: Readonly<Record<string, EnvironmentVariable>>;
  /** Path of a template fragment of the project's own. */
  readonly template?: string;
  /** Keys that this version does not know, kept as they are. */
  readonly unknown?: JsonObject;
}

export interface FunctionDefinition {
  readonly entry: string;
  readonly export?: string;
  readonly runtime?: string;
  readonly architecture?: 'x86_64' | 'arm64';
  /** Megabytes. */
  readonly memory?: number;
  /** Seconds. */
  readonly timeout?: number;
  readonly description?: string;
  readonly environment?: Readonly<Record<string, EnvironmentVariable>>;
  readonly triggers?: Readonly<Record<string, TriggerDefinition>>;
  /** Statements added by hand, for what no scan can see. */
  readonly permissions?: readonly HandStatement[];
  /** Reserved concurrency; absent: unreserved. */
  readonly concurrency?: number;
  readonly tracing?: boolean;
  /** Days for which logs are kept; absent: 30. */
  readonly logRetention?: number;
  readonly unknown?: JsonObject;
}

export interface TriggerDefinition {
  /** `s3.object-created` */
  readonly type: string;
  readonly resource?: string;
  readonly options?: JsonObject;
  readonly unknown?: JsonObject;
}

export interface ResourceDefinition {
  /** `s3.bucket` */
  readonly type: string;
  /** `project`: the stack owns it. `account`: it exists outside, and is never changed. */
  readonly origin: 'project' | 'account';
  readonly properties?: JsonObject;
  /** Of an account's resource: its ARN, or its name in the same account and region. */
  readonly reference?: string;
  readonly unknown?: JsonObject;
}

/** Without a `value` the variable is named in the repository and valued outside it. */
export interface EnvironmentVariable {
  readonly value?: string;
}

export interface HandStatement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

export interface FunctionSettings {
  readonly entry: string;
  readonly export: string;
  readonly runtime: string;
  readonly architecture: 'x86_64' | 'arm64';
  readonly memory: number;
  readonly timeout: number;
  readonly logRetention: number;
}

/** A function's settings with the defaults filled in. */
export function settingsOf(definition: FunctionDefinition): FunctionSettings {
  return {
    entry: definition.entry,
    export: definition.export ?? 'handler',
    runtime: definition.runtime ?? 'nodejs22.x',
    architecture: definition.architecture ?? 'x86_64',
    memory: definition.memory ?? 256,
    timeout: definition.timeout ?? 10,
    logRetention: definition.logRetention ?? 30,
  };
}

export function emptyProject(name: string, cloud = 'aws'): Project {
  return { version: 1, name, cloud, functions: {}, resources: {}, environment: {} };
}

export const MANIFEST_FILE = 'stackwright.json';
