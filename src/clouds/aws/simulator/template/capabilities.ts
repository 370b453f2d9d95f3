import { ServiceError } from '../service-error.ts';
import type { ReadTemplate } from './read-template.ts';

/** API Reference, `CreateChangeSet`, Capabilities: what makes roles and policies has to be acknowledged. */
export function assertCapabilities({ resources }: ReadTemplate, given: readonly string[] | undefined): void {
  const named = Object.values(resources).some((one) => IAM.test(String(one.Type)) && hasName(one.Properties));
  const any = Object.values(resources).some((one) => IAM.test(String(one.Type)));
  const needed = named ? 'CAPABILITY_NAMED_IAM' : any ? 'CAPABILITY_IAM' : undefined;
  const has = new Set(given ?? []);
  if (needed === undefined || has.has(needed) || has.has('CAPABILITY_NAMED_IAM')) return;
  throw new ServiceError('InsufficientCapabilitiesException', `Requires capabilities : [${needed}]`, 400);
}

const IAM = /^AWS::IAM::(AccessKey|Group|InstanceProfile|ManagedPolicy|Policy|Role|User|UserToGroupAddition)$/;

function hasName(properties: unknown): boolean {
  return typeof properties === 'object' && properties !== null && ['RoleName', 'UserName', 'GroupName', 'ManagedPolicyName'].some((name) => name in properties);
}
