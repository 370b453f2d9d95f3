// model is what a project is: plain, serialisable data and pure functions on it.
// It knows no cloud, no screen and no file system.

/** `userPhotos` → `USER_PHOTOS`; `my-app` → `MY_APP`. The base of a resource's environment variable. */
export function variableBase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
}

/** `userPhotos` → `UserPhotos`: the logical id of a function or resource. Helpers' ids begin with their owner's. */
export function logicalId(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export const NAME_PATTERN = /^[a-z][A-Za-z0-9]*$/;
/** What a module can export under a name that is written as such. */
export const EXPORT_PATTERN = /^[A-Za-z_$][\w$]*$/;
/** Names of a function and of its trigger stand in one logical id, and something is put behind them. */
export const LONGEST_NAME = 100;
export const PROJECT_NAME_PATTERN = /^[a-z][a-z0-9-]{0,29}$/;
export const STAGE_NAME_PATTERN = /^[a-z][a-z0-9]{0,11}$/;

/** The stack of a project at a stage. */
export function stackName(project: string, stage: string): string {
  return `${project}-${stage}`;
}
