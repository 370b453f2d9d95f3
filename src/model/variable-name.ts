/** What is wrong with an environment variable's name wherever it is written: in the form, or in the manifest. Undefined: nothing. */
export function variableNameProblem(name: string): { readonly summary: string; readonly remedy: string } | undefined {
  if (/^[A-Za-z][A-Za-z0-9_]+$/.test(name)) return undefined;
  return { summary: `the environment variable "${name}" is not possible`, remedy: 'use at least two letters, digits and _, a letter first' };
}
