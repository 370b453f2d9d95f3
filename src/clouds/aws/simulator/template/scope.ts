import type { Json } from '#base/json.ts';
import type { AccountState, SimulatedStack } from '../account-state.ts';
import { attributeValue } from '../resources/attributes.ts';
import { refValue } from '../resources/physical-ids.ts';
import { validationError } from '../service-error.ts';
import type { Scope } from './evaluate.ts';
import type { ReadTemplate } from './read-template.ts';

/** Where a resource stands in for itself: what it is, and what is known of it. */
export interface Referent {
  readonly type: string;
  readonly physicalId: string;
}

/** What a template's expressions mean in a stack. User Guide, "Pseudo parameters reference". */
export function scopeOf(
  state: AccountState,
  stack: Pick<SimulatedStack, 'id' | 'name'>,
  template: ReadTemplate,
  parameters: Readonly<Record<string, string>>,
  resourceOf: (id: string) => Referent | undefined,
): Scope {
  const pseudo: Readonly<Record<string, Json>> = {
    'AWS::AccountId': state.account,
    'AWS::Region': state.region,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackId': stack.id,
    'AWS::StackName': stack.name,
    'AWS::NotificationARNs': [],
  };
  return {
    mappings: template.mappings,
    conditions: template.conditions,
    ref(id) {
      const known = pseudo[id] ?? parameters[id];
      if (known !== undefined) return /^(List<|CommaDelimitedList)/.test(String(template.parameters[id]?.Type)) ? String(known).split(',') : known;
      const resource = resourceOf(id);
      return resource && refValue(state, resource);
    },
    attribute(id, name) {
      const resource = resourceOf(id);
      if (!resource) throw validationError(`Template error: instance of Fn::GetAtt references undefined resource ${id}`);
      return attributeValue(state, resource, name);
    },
  };
}
