import type { JsonObject } from '#base/json.ts';
import type { AccountState, Thing } from '../account-state.ts';

/** What exists in the account: made, changed and ended here only. */
export function findThing(state: AccountState, type: string, physicalId: string): Thing | undefined {
  return state.things.find((one) => one.type === type && one.physicalId === physicalId);
}

export function makeThing(state: AccountState, type: string, physicalId: string, properties: JsonObject): void {
  if (findThing(state, type, physicalId)) return;
  state.things.push({ type, physicalId, properties, createdAt: state.now });
  if (type === 'AWS::S3::Bucket') state.objects[physicalId] ??= {};
}

export function changeThing(state: AccountState, type: string, physicalId: string, properties: JsonObject): void {
  const thing = findThing(state, type, physicalId);
  if (!thing) return;
  thing.properties = properties;
  thing.revision = (thing.revision ?? 0) + 1;
}

export function endThing(state: AccountState, type: string, physicalId: string): void {
  state.things = state.things.filter((one) => one.type !== type || one.physicalId !== physicalId);
  if (type === 'AWS::S3::Bucket') delete state.objects[physicalId];
}

/** S3, "Deleting a general purpose bucket": only an empty one can be deleted. */
export function refusesDeletion(state: AccountState, type: string, physicalId: string): string | undefined {
  if (type !== 'AWS::S3::Bucket' || Object.keys(state.objects[physicalId] ?? {}).length === 0) return undefined;
  return 'The bucket you tried to delete is not empty (Service: S3, Status Code: 409)';
}
