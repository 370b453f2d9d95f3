import { triggerTypeOf } from '#kit/catalogue.ts';
import type { PlacedTrigger } from '#kit/trigger.ts';
import { type Problem, problem } from '#model/problem.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import type { Usage } from '#model/usage.ts';
import type { Draft, Step } from '../draft.ts';
import { serviceOfCode } from './service-of-code.ts';

/**
 * A function that writes to what triggers it may call itself without end, unless prefixes keep what it writes apart from what it hears.
 * A warning: whether a condition in the code ends it (an item that is deleted isn't deleted again, a message counts its tries) can't be seen from here.
 */
export const loops: Step = (draft) => {
  const writes = draft.input.scan.usages.filter((usage) => usage.kind === 'operation' && usage.resource !== null);
  const byFunction = new Map<string, Usage[]>();
  for (const usage of writes) byFunction.set(usage.function, [...(byFunction.get(usage.function) ?? []), usage]);
  return { problems: draft.triggers.flatMap((trigger) => (byFunction.get(trigger.function.name) ?? []).flatMap((usage) => loopOf(draft, trigger, usage))) };
};

function loopOf(draft: Draft, trigger: PlacedTrigger, usage: Usage): Problem[] {
  if (usage.resource !== trigger.resource?.name || !setsOff(draft, trigger, usage)) return [];
  if (isKeptApart(trigger, usage)) return [];
  const hears = lineOf(draft, trigger);
  const at = { file: usage.file, line: usage.line, column: usage.column, function: usage.function, trigger: trigger.name };
  const summary = `${trigger.function.name} writes to ${trigger.resource.name} at ${usage.file}:${usage.line}, which triggers it by "${trigger.name}" at ${hears}`;
  const isPrefixed = triggerTypeOf(draft.cloud.catalogue, trigger.type)?.fields.prefix !== undefined;
  const apart = isPrefixed ? 'give the trigger a prefix, and write under another one' : 'write to another resource, or let another function do it';
  return [problem('TriggerLoop', { at, summary, remedy: `${apart}; or leave it where the code itself makes sure that it ends` })];
}

/** Whether the call is one that the trigger hears, on the side of the call that this usage is about. */
function setsOff(draft: Draft, trigger: PlacedTrigger, usage: Usage): boolean {
  const service = serviceOfCode(draft, usage.service);
  const heard = trigger.type.slice(trigger.type.indexOf('.') + 1);
  const operation = service && Object.hasOwn(service.api, usage.operation) ? service.api[usage.operation] : undefined;
  if (!operation || trigger.type !== `${service?.id}.${heard}`) return false;
  return operation.grants.some(
    (grant) => grant.fires?.includes(heard) && usage.grants.some((one) => grant.actions.every((action) => one.actions.includes(action))),
  );
}

function isKeptApart({ options }: PlacedTrigger, { writes }: Usage): boolean {
  const prefix = typeof options.prefix === 'string' ? options.prefix : '';
  const suffix = typeof options.suffix === 'string' ? options.suffix : '';
  if ((prefix === '' && suffix === '') || !writes) return false;
  if (writes.whole) return !(writes.begins.startsWith(prefix) && writes.begins.endsWith(suffix));
  return prefix !== '' && !writes.begins.startsWith(prefix) && !prefix.startsWith(writes.begins);
}

function lineOf({ placeOf, input }: Draft, trigger: PlacedTrigger): string {
  const heard = input.scan.usages.find(
    (usage) =>
      usage.kind === 'trigger' && usage.function === trigger.function.name && usage.operation === trigger.type && usage.resource === trigger.resource?.name,
  );
  const line = placeOf(['functions', trigger.function.name, 'triggers', trigger.name]).line ?? heard?.line;
  return line === undefined ? MANIFEST_FILE : `${MANIFEST_FILE}:${line}`;
}
