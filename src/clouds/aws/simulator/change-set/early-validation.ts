import { isJsonObject } from '#base/json.ts';
import { check } from '../../dialect/check.ts';
import type { Deployed, Finding, SimulatedStack } from '../account-state.ts';
import { findThing, refusesDeletion } from '../operation/things.ts';
import { chosenId } from '../resources/physical-ids.ts';
import { scopeOf } from '../template/scope.ts';
import { templateIn, uuid, type World } from '../world.ts';
import { nameIn } from './imports.ts';

/** User Guide, "Validate stack deployments": syntax and taken names refuse the change set, a bucket that isn't empty warns. */
export function findingsOf(world: World, stack: SimulatedStack, deployed: Deployed, imports: Readonly<Record<string, string>>): Finding[] {
  const { state } = world;
  const template = templateIn(world, deployed.template);
  const scope = scopeOf(state, stack, template, deployed.parameters, () => undefined);
  // What stands was found good when it was deployed.
  const wrong = deployed.template === stack.deployed.template ? [] : check(JSON.parse(template.body));
  const findings: Finding[] = wrong.map(({ id, path, summary }) => ({
    logicalId: id,
    type: String(template.resources[id]?.Type),
    check: 'PROPERTY_VALIDATION',
    path: `/Resources/${id}/${path.replaceAll('.', '/')}`,
    reason: summary,
    mode: 'FAIL',
  }));
  for (const [id, declared] of Object.entries(template.resources)) {
    const type = String(declared.Type);
    if (imports[id] !== undefined || stack.resources.some((one) => one.logicalId === id && one.physicalId !== undefined)) continue;
    const name = nameIn(declared.Properties, scope, type);
    if (name === undefined || !findThing(state, type, chosenId(state, type, name))) continue;
    findings.push({
      logicalId: id,
      type,
      check: 'NAME_CONFLICT_VALIDATION',
      path: `/Resources/${id}/Properties/${isJsonObject(declared.Properties) ? (Object.keys(declared.Properties).find((key) => /Name$/.test(key)) ?? 'Name') : 'Name'}`,
      reason: `Resource of type '${type}' with identifier '${name}' already exists.`,
      mode: 'FAIL',
    });
  }
  for (const [id, declared] of Object.entries(template.resources)) {
    for (const { check: name, reason, path, mode = 'FAIL', hook, advice } of world.rules.findings(stack.name, id)) {
      const at = path === undefined ? `/Resources/${id}` : `/Resources/${id}/${path}`;
      findings.push({
        logicalId: id,
        type: String(declared.Type),
        check: name,
        path: at,
        reason,
        mode,
        ...(hook ? { hook, resultId: uuid(state) } : {}),
        ...(advice ? { advice } : {}),
      });
    }
  }
  for (const one of stack.resources) {
    const reason =
      template.resources[one.logicalId] === undefined && one.deletionPolicy === undefined ? refusesDeletion(state, one.type, one.physicalId ?? '') : undefined;
    if (reason === undefined) continue;
    findings.push({
      logicalId: one.logicalId,
      type: one.type,
      check: 'BUCKET_EMPTINESS_VALIDATION',
      path: `/Resources/${one.logicalId}`,
      reason,
      mode: 'WARN',
    });
  }
  return findings;
}
