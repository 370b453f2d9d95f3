import type {
  DescribeStackDriftDetectionStatusCommandInput,
  DescribeStackDriftDetectionStatusCommandOutput,
  DescribeStackResourceDriftsCommandInput,
  DescribeStackResourceDriftsCommandOutput,
  DetectStackDriftCommandInput,
  StackResourceDrift,
} from '@aws-sdk/client-cloudformation';
import { stableJson } from '#base/stable-json.ts';
import type { StackResource } from '../account-state.ts';
import { changedProperties } from '../operation/start-step.ts';
import { findThing } from '../operation/things.ts';
import { validationError } from '../service-error.ts';
import type { World } from '../world.ts';
import { requireStack, requireStanding } from './find-stack.ts';

/** API Reference, `DetectStackDrift`: what is deployed, against what there is. The account is looked at once, so it is over at once. */
export function detectStackDrift(world: World, { StackName }: DetectStackDriftCommandInput): { StackDriftDetectionId: string } {
  const stack = requireStanding(world, StackName);
  if (stack.operation) throw validationError(`Drift detection cannot be performed on stack [${stack.id}] while it is in ${stack.status} state.`);
  return { StackDriftDetectionId: stack.id };
}

export function describeStackDriftDetectionStatus(
  world: World,
  { StackDriftDetectionId }: DescribeStackDriftDetectionStatusCommandInput,
): Omit<DescribeStackDriftDetectionStatusCommandOutput, '$metadata'> {
  const stack = requireStack(world, StackDriftDetectionId);
  const drifted = stack.resources.filter((one) => driftOf(world, one).StackResourceDriftStatus !== 'IN_SYNC').length;
  return {
    StackId: stack.id,
    StackDriftDetectionId,
    DetectionStatus: 'DETECTION_COMPLETE',
    StackDriftStatus: drifted > 0 ? 'DRIFTED' : 'IN_SYNC',
    DriftedStackResourceCount: drifted,
    Timestamp: new Date(world.state.now),
  };
}

export function describeStackResourceDrifts(
  world: World,
  { StackName, StackResourceDriftStatusFilters: wanted }: DescribeStackResourceDriftsCommandInput,
): Omit<DescribeStackResourceDriftsCommandOutput, '$metadata'> {
  const stack = requireStack(world, StackName);
  const drifts = stack.resources.map((one) => ({ ...driftOf(world, one), StackId: stack.id }));
  return { StackResourceDrifts: drifts.filter((one) => !wanted || wanted.some((status) => status === one.StackResourceDriftStatus)) };
}

/** API Reference, `StackResourceDrift`. */
export function driftOf(
  world: World,
  resource: StackResource,
): Omit<StackResourceDrift, 'StackId'> & Pick<Required<StackResourceDrift>, 'StackResourceDriftStatus'> {
  const thing = resource.physicalId === undefined ? undefined : findThing(world.state, resource.type, resource.physicalId);
  const changed = thing ? changedProperties(resource.properties, thing.properties) : [];
  return {
    LogicalResourceId: resource.logicalId,
    ...(resource.physicalId === undefined ? {} : { PhysicalResourceId: resource.physicalId }),
    ResourceType: resource.type,
    ExpectedProperties: stableJson(resource.properties),
    ...(thing ? { ActualProperties: stableJson(thing.properties) } : {}),
    PropertyDifferences: changed.map((name) => ({
      PropertyPath: `/${name}`,
      ExpectedValue: JSON.stringify(resource.properties[name] ?? null),
      ActualValue: JSON.stringify(thing?.properties[name] ?? null),
      DifferenceType: resource.properties[name] === undefined ? 'ADD' : thing?.properties[name] === undefined ? 'REMOVE' : 'NOT_EQUAL',
    })),
    StackResourceDriftStatus: thing ? (changed.length > 0 ? 'MODIFIED' : 'IN_SYNC') : 'DELETED',
    Timestamp: new Date(world.state.now),
  };
}
