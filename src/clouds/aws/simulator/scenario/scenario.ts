import type { JsonObject } from '#base/json.ts';
import type { Verb } from '../resources/durations.ts';

/** How a simulated account behaves: made by hand, or read from a file. */
export interface Scenario {
  /** Simulated seconds in a real one. */
  readonly speed?: number;
  /** What stands in the account before, by the stack's name. */
  readonly stacks?: Readonly<Record<string, ScenarioStack>>;
  /** By the name of a resource or function in the project, or by logical id. */
  readonly resources?: Readonly<Record<string, Readonly<Partial<Record<Verb, ScenarioCourse>>>>>;
  readonly faults?: readonly Fault[];
  /** What the project calls the account's own, and isn't there: by its name or its reference. */
  readonly missing?: readonly string[];
  /** How many calls the API takes: more are throttled. */
  readonly rate?: { readonly perSecond: number; readonly burst?: number };
  /** What early validation or a hook holds against the project's changes. */
  readonly findings?: readonly ScenarioFinding[];
  /** Properties that somebody has changed by hand since, by name or logical id. */
  readonly drift?: Readonly<Record<string, JsonObject>>;
}

export interface ScenarioStack {
  readonly status: string;
  /** False: without our tags. */
  readonly ours?: boolean;
  /** Names of the project's resources, or types by logical id. */
  readonly holds?: readonly string[] | Readonly<Record<string, string>>;
  /** A status in progress comes to its end after so many; absent: 60. */
  readonly seconds?: number;
  readonly terminationProtection?: boolean;
}

export interface ScenarioCourse {
  readonly seconds?: number;
  /** Of a creation: after so many its configuration is applied, and what waits for it goes on while it stabilises. */
  readonly configuredAfter?: number;
  /** The reason. */
  readonly fail?: string;
  /** How often it fails; absent: every time. */
  readonly times?: number;
}

export interface ScenarioFinding {
  /** By its name in the project, or by logical id. */
  readonly resource: string;
  /** The check's own name, or the hook's type: `Acme::Storage::Encryption`. */
  readonly check: string;
  readonly reason: string;
  /** In the resource: `Properties/BucketName`. */
  readonly path?: string;
  /** A warning lets the changes through; absent: FAIL. */
  readonly mode?: 'FAIL' | 'WARN';
  readonly hook?: boolean;
  /** What the hook says itself. */
  readonly advice?: readonly ScenarioAdvice[];
}

interface ScenarioAdvice {
  /** The hook's own rule. */
  readonly rule?: string;
  readonly message: string;
  readonly remedy?: string;
  readonly link?: string;
}

export const FAULT_ERRORS = ['Throttling', 'network', 'ExpiredToken', 'AccessDenied', 'ServiceUnavailable'] as const;

export interface Fault {
  /** `*`: any. */
  readonly command: string;
  /** Counted from 1, per command. Absent: all of them. */
  readonly calls?: readonly number[];
  /** Since the account was opened, or since the first call of `since`. */
  readonly afterSeconds?: number;
  /** The command whose first call the seconds count from; before it the fault does not strike. */
  readonly since?: string;
  /** It passes again after so many; absent: it stays. */
  readonly forSeconds?: number;
  readonly error: (typeof FAULT_ERRORS)[number];
  /** Of `network`: whether the command was carried out; absent: it was. */
  readonly carriedOut?: boolean;
}
