// base knows nothing of the subject: the few general ideas that every layer stands on, one a file.
// Nothing here imports anything.

/** Ends an exhaustive `switch`: the compiler refuses the call when a case was forgotten. */
export function never(value: never): never {
  throw new Error(`unhandled case ${JSON.stringify(value)}`);
}
