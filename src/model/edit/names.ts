import { LONGEST_NAME, NAME_PATTERN, variableBase } from '../names.ts';
import { type Problem, problem } from '../problem.ts';
import type { Project } from '../project.ts';

/** Why a function or resource can't have this name; undefined where it can. `except`: the thing's own present name, in a rename. */
export function nameProblem(project: Project, name: string, except?: string): Problem | undefined {
  if (name === '') return problem('NameInvalid', { at: { field: 'name' }, summary: 'the name is empty', remedy: 'type a name, such as `photos`' });
  if (!NAME_PATTERN.test(name)) {
    return problem('NameInvalid', {
      at: { field: 'name' },
      summary: `the name "${name}" has other than letters and digits, or doesn't begin with a small letter`,
      remedy: `call it \`${nameFrom(name)}\``,
    });
  }
  if (name.length > LONGEST_NAME) {
    return problem('NameInvalid', { at: { field: 'name' }, summary: `the name has ${name.length} characters`, remedy: `use ${LONGEST_NAME} at most` });
  }
  const taken = takenBy(project, name, except);
  if (taken === undefined) return undefined;
  const which = Object.hasOwn(project.functions, taken) ? 'function' : 'resource';
  const clash =
    variableBase(taken) === variableBase(name) ? 'would have the same environment variable' : "differ in capitals only, which the cloud's names don't have";
  return problem('NameInvalid', {
    at: { field: 'name' },
    summary: taken === name ? `the project has a ${which} "${name}" already` : `"${name}" and the ${which} "${taken}" ${clash}`,
    remedy: 'choose another name',
  });
}

/** The function or resource that stands in a name's way: the same name, whatever its capitals, or one that becomes the same variable. */
export function takenBy(project: Project, name: string, except?: string): string | undefined {
  const others = [...Object.keys(project.functions), ...Object.keys(project.resources)].filter((other) => other !== except);
  const base = variableBase(name);
  return others.find((other) => other === name) ?? others.find((other) => variableBase(other) === base || other.toLowerCase() === name.toLowerCase());
}

/** A free name near the wish: `photos`, then `photos2`, `photos3` … */
export function suggestName(project: Project, wish: string): string {
  const base = nameFrom(wish);
  if (takenBy(project, base) === undefined) return base;
  let count = 2;
  while (takenBy(project, `${base}${count}`) !== undefined) count += 1;
  return `${base}${count}`;
}

/** The nearest valid name to what was typed: `User photos!` → `userPhotos`. */
export function nameFrom(typed: string): string {
  const words = typed.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const joined = words.map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1)).join('');
  return /^[a-z]/.test(joined) ? joined : `my${joined}`;
}

/** Triggers are keys within one function: the same pattern, unique there. */
export function triggerNameProblem(project: Project, functionName: string, name: string, except?: string): Problem | undefined {
  if (!NAME_PATTERN.test(name)) {
    return problem('NameInvalid', {
      at: { function: functionName, field: 'name' },
      summary: `the trigger's name "${name}" has other than letters and digits, or doesn't begin with a small letter`,
      remedy: `call it \`${nameFrom(name)}\``,
    });
  }
  if (name === except || !Object.hasOwn(project.functions[functionName]?.triggers ?? {}, name)) return undefined;
  return problem('NameInvalid', {
    at: { function: functionName, trigger: name },
    summary: `${functionName} has a trigger "${name}" already`,
    remedy: 'choose another name',
  });
}

export function suggestTriggerName(project: Project, functionName: string, wish: string): string {
  const taken = project.functions[functionName]?.triggers ?? {};
  const base = nameFrom(wish);
  if (!Object.hasOwn(taken, base)) return base;
  let count = 2;
  while (Object.hasOwn(taken, `${base}${count}`)) count += 1;
  return `${base}${count}`;
}
