import { isJsonObject } from '#base/json.ts';
import type { Deployed, SimulatedStack } from '../account-state.ts';
import { evaluate, holds } from '../template/evaluate.ts';
import { scopeOf } from '../template/scope.ts';
import { templateIn, type World } from '../world.ts';

/** User Guide, "Outputs": worked out when everything is there. */
export function outputsOf(world: World, stack: SimulatedStack): Deployed['outputs'] {
  const template = templateIn(world, stack.deployed.template);
  const scope = scopeOf(world.state, stack, template, stack.deployed.parameters, (id) => {
    const found = stack.resources.find((one) => one.logicalId === id);
    return found?.physicalId === undefined ? undefined : { type: found.type, physicalId: found.physicalId };
  });
  return Object.entries(template.outputs).flatMap(([name, { Value, Description, Export, Condition }]) => {
    if (typeof Condition === 'string' && !holds({ Condition }, scope)) return [];
    const value = evaluate(Value ?? '', scope) ?? '';
    const exported = isJsonObject(Export) ? evaluate(Export.Name ?? '', scope) : undefined;
    return [
      {
        name,
        value: typeof value === 'string' ? value : JSON.stringify(value),
        ...(typeof Description === 'string' ? { description: Description } : {}),
        ...(typeof exported === 'string' ? { exportName: exported } : {}),
      },
    ];
  });
}
