import type { OperationType, SimulatedStack } from '../account-state.ts';
import { uuid, type World } from '../world.ts';

export const STACK_TYPE = 'AWS::CloudFormation::Stack';

/** One event of a resource, in the stack's list, oldest first. */
export function recordEvent(
  { state }: World,
  stack: SimulatedStack,
  of: {
    readonly logicalId: string;
    readonly type: string;
    readonly status: string;
    readonly physicalId?: string | undefined;
    readonly reason?: string | undefined;
    readonly detailedStatus?: string | undefined;
  },
): void {
  const operation = stack.operations[0];
  const token = stack.operation?.token;
  stack.events.push({
    id: of.type === STACK_TYPE && of.physicalId === stack.id ? uuid(state) : `${of.logicalId}-${of.status}-${uuid(state)}`,
    at: state.now,
    logicalId: of.logicalId,
    ...(of.physicalId === undefined ? {} : { physicalId: of.physicalId }),
    type: of.type,
    status: of.status,
    ...(of.reason === undefined ? {} : { reason: of.reason }),
    ...(of.detailedStatus === undefined ? {} : { detailedStatus: of.detailedStatus }),
    ...(token === undefined ? {} : { token }),
    ...(operation === undefined ? {} : { operationId: operation.id }),
  });
}

/** The stack's status, and the event that tells of it. */
export function setStatus(world: World, stack: SimulatedStack, status: string, reason?: string): void {
  stack.status = status;
  if (reason === undefined) delete stack.reason;
  else stack.reason = reason;
  recordEvent(world, stack, { logicalId: stack.name, physicalId: stack.id, type: STACK_TYPE, status, reason });
}

/** API Reference, `OperationEntry`: every operation has an id of its own, and a rollback that follows a failure another one. */
export function beginSummary({ state }: World, stack: SimulatedStack, type: OperationType): string {
  endSummary(stack, state.now, 'FAILED');
  const id = uuid(state);
  stack.operations.unshift({ id, type, startedAt: state.now, status: 'IN_PROGRESS' });
  return id;
}

export function endSummary(stack: SimulatedStack, at: number, status: 'SUCCEEDED' | 'FAILED'): void {
  const [newest] = stack.operations;
  if (newest?.status !== 'IN_PROGRESS') return;
  newest.status = status;
  newest.endedAt = at;
}
