import type { Json } from '#base/json.ts';
import { isJsonObject } from '#base/json.ts';
import type { ProjectFiles } from '#model/files.ts';
import { textOf } from '#model/files.ts';

/** What an example proposes to do once it is deployed: the `tryIt` steps of its `example.json`. */
export type TryStep =
  | { readonly kind: 'open'; readonly label: string; readonly resource: string; readonly path: string }
  | {
      readonly kind: 'put-object';
      readonly label: string;
      readonly resource: string;
      readonly file: string;
      readonly key: string;
      readonly contentType: string;
    }
  | { readonly kind: 'send-message'; readonly label: string; readonly resource: string; readonly body: string }
  | { readonly kind: 'publish'; readonly label: string; readonly resource: string; readonly message: string }
  | { readonly kind: 'invoke'; readonly label: string; readonly function: string; readonly event: Json }
  | { readonly kind: 'peek'; readonly label: string; readonly resource: string };

/** How a step went; a peek's is what is there now. */
export interface TryOutcome {
  readonly state: 'running' | 'done' | 'failed';
  readonly summary: string;
  /** Rows, keys, an answer: shown as JSON. */
  readonly detail?: unknown;
}

/** A simulated account runs no code, and what it names exists nowhere. */
export const NOT_REHEARSED = 'Functions don’t run in a rehearsal. Choose the local cloud or an account under Target and deploy there to try it.';

export const EXAMPLE_FILE = 'example.json';

/** A project that isn't an example has none; a step that can't be read is left out. */
export function tryStepsOf(files: ProjectFiles): TryStep[] {
  const text = textOf(files, EXAMPLE_FILE);
  if (text === undefined) return [];
  try {
    const parsed: unknown = JSON.parse(text);
    const steps = isJsonObject(parsed) ? parsed.tryIt : undefined;
    return Array.isArray(steps) ? steps.filter(isTryStep) : [];
  } catch {
    return [];
  }
}

const NEEDS: Readonly<Record<TryStep['kind'], readonly string[]>> = {
  open: ['resource', 'path'],
  'put-object': ['resource', 'file', 'key', 'contentType'],
  'send-message': ['resource', 'body'],
  publish: ['resource', 'message'],
  invoke: ['function'],
  peek: ['resource'],
};

function isTryStep(value: unknown): value is TryStep {
  if (!isJsonObject(value) || typeof value.label !== 'string' || typeof value.kind !== 'string' || !Object.hasOwn(NEEDS, value.kind)) return false;
  return NEEDS[value.kind as TryStep['kind']].every((key) => typeof value[key] === 'string');
}
