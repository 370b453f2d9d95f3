import type { Problem } from '../problem.ts';
import type { Project } from '../project.ts';

// What a person may change in a project, as pure functions: each gives the changed project, or the problem that forbids the change.
// Nothing here knows a catalogue; what needs one (fields, variables) is checked by who calls.

/** A changed project, or why it can't be changed so. Never both. */
export type Edited = { readonly project: Project; readonly problem?: never } | { readonly project?: never; readonly problem: Problem };

export function changed(project: Project): Edited {
  return { project };
}

export function refused(problem: Problem): Edited {
  return { problem };
}

/** A record with one key set, the others kept in their order. */
export function withKey<T>(record: Readonly<Record<string, T>> | undefined, key: string, value: T): Record<string, T> {
  return { ...record, [key]: value };
}

/** A record with one key set before the first of `followers` that it has, at its end if it has none. */
export function withKeyBefore<T>(record: Readonly<Record<string, T>> | undefined, key: string, value: T, followers: readonly string[]): Record<string, T> {
  const others = Object.entries(withoutKey(record, key));
  const at = others.findIndex(([name]) => name === followers.find((one) => Object.hasOwn(record ?? {}, one)));
  return Object.fromEntries(at < 0 ? [...others, [key, value]] : [...others.slice(0, at), [key, value], ...others.slice(at)]);
}

export function withoutKey<T>(record: Readonly<Record<string, T>> | undefined, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record ?? {}).filter(([name]) => name !== key));
}

/** The same record with one key renamed in its place, so that a rename is one changed line in the manifest. */
export function withRenamedKey<T>(record: Readonly<Record<string, T>> | undefined, from: string, to: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record ?? {}).map(([name, value]) => [name === from ? to : name, value]));
}

/** The object without the keys whose value is undefined: an absent key is how the manifest says "default". */
export function withoutUndefined<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}
