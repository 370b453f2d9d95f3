import { problem } from '../problem.ts';
import type { FunctionDefinition, Project, TriggerDefinition } from '../project.ts';
import { changed, type Edited, refused, withKey, withoutKey, withRenamedKey } from './edited.ts';
import { triggerNameProblem } from './names.ts';

export function addTrigger(project: Project, functionName: string, name: string, trigger: TriggerDefinition): Edited {
  const wrong = triggerNameProblem(project, functionName, name);
  if (wrong) return refused(wrong);
  return changeTriggers(project, functionName, (triggers) => withKey(triggers, name, trigger));
}

/** Changes a trigger in its place; `to` renames it too. */
export function updateTrigger(project: Project, functionName: string, name: string, trigger: TriggerDefinition, to = name): Edited {
  if (!Object.hasOwn(project.functions[functionName]?.triggers ?? {}, name)) return refused(missing(functionName, name));
  const wrong = triggerNameProblem(project, functionName, to, name);
  if (wrong) return refused(wrong);
  return changeTriggers(project, functionName, (triggers) => withKey(withRenamedKey(triggers, name, to), to, trigger));
}

/** The resource stays. */
export function removeTrigger(project: Project, functionName: string, name: string): Edited {
  if (!Object.hasOwn(project.functions[functionName]?.triggers ?? {}, name)) return refused(missing(functionName, name));
  return changeTriggers(project, functionName, (triggers) => withoutKey(triggers, name));
}

type Triggers = Readonly<Record<string, TriggerDefinition>>;

function changeTriggers(project: Project, functionName: string, change: (triggers: Triggers) => Triggers): Edited {
  const definition = Object.hasOwn(project.functions, functionName) ? project.functions[functionName] : undefined;
  if (!definition) {
    return refused(
      problem('FunctionMissing', {
        at: { function: functionName },
        summary: `the project has no function "${functionName}"`,
        remedy: 'choose one that it has',
      }),
    );
  }
  const edited: FunctionDefinition = { ...definition, triggers: change(definition.triggers ?? {}) };
  return changed({ ...project, functions: withKey(project.functions, functionName, edited) });
}

function missing(functionName: string, name: string) {
  return problem('FunctionMissing', {
    at: { function: functionName, trigger: name },
    summary: `${functionName} has no trigger "${name}"`,
    remedy: 'choose one that it has',
  });
}
