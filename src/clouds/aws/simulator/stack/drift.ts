import type {
  DescribeStackDriftDetectionStatusCommandInput,
  DescribeStackDriftDetectionStatusCommandOutput,
  DescribeStackResourceDriftsCommandInput,
  DescribeStackResourceDriftsCommandOutput,
  DetectStackDriftCommandInput,
  StackResourceDrift,
} from '@aws-sdk/client-cloudformation';
import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';
import { stableJson } from '#base/stable-json.ts';
import type { SimulatedStack, StackResource } from '../account-state.ts';
import { findThing } from '../operation/things.ts';
import { validationError } from '../service-error.ts';
import type { World } from '../world.ts';
import { requireStack, requireStanding } from './find-stack.ts';

/** User Guide, "Detect drift on an entire CloudFormation stack": in these statuses only. */
const DETECTABLE = /^(CREATE_COMPLETE|UPDATE_COMPLETE|UPDATE_ROLLBACK_COMPLETE|UPDATE_ROLLBACK_FAILED)$/;

/** User Guide, "Resource type support": a custom resource is its provider's business, a permission has nothing that could be read. */
const UNCHECKABLE = /^(Custom::.*|AWS::CloudFormation::CustomResource|AWS::Lambda::Permission|AWS::SNS::Subscription)$/;

/** Simulated milliseconds for each resource that is looked at. */
const TAKES = 500;

/** API Reference, `DetectStackDrift`: what is deployed, against what there is. */
export function detectStackDrift(world: World, { StackName }: DetectStackDriftCommandInput): { StackDriftDetectionId: string } {
  const stack = requireStanding(world, StackName);
  if (!DETECTABLE.test(stack.status)) {
    throw validationError(`Drift detection cannot be performed on stack [${stack.id}] while it is in ${stack.status} state.`);
  }
  // The id says when it will be over: nothing else of it has to be remembered.
  return { StackDriftDetectionId: `${stack.id}#${world.state.now + Math.max(1, stack.resources.length) * TAKES}` };
}

export function describeStackDriftDetectionStatus(
  world: World,
  { StackDriftDetectionId }: DescribeStackDriftDetectionStatusCommandInput,
): Omit<DescribeStackDriftDetectionStatusCommandOutput, '$metadata'> {
  const [id = '', endsAt = '0'] = (StackDriftDetectionId ?? '').split('#');
  const stack = requireStack(world, id);
  const facts = { StackId: stack.id, StackDriftDetectionId, Timestamp: new Date(world.state.now) };
  if (world.state.now < Number(endsAt)) return { ...facts, DetectionStatus: 'DETECTION_IN_PROGRESS' };
  const drifted = checkable(stack).filter((one) => driftOf(world, one).StackResourceDriftStatus !== 'IN_SYNC').length;
  return {
    ...facts,
    DetectionStatus: 'DETECTION_COMPLETE',
    StackDriftStatus: drifted > 0 ? 'DRIFTED' : 'IN_SYNC',
    DriftedStackResourceCount: drifted,
  };
}

export function describeStackResourceDrifts(
  world: World,
  { StackName, StackResourceDriftStatusFilters: wanted }: DescribeStackResourceDriftsCommandInput,
): Omit<DescribeStackResourceDriftsCommandOutput, '$metadata'> {
  const stack = requireStack(world, StackName);
  // Only what was checked is listed.
  const drifts = checkable(stack).map((one) => ({ ...driftOf(world, one), StackId: stack.id }));
  return { StackResourceDrifts: drifts.filter((one) => !wanted || wanted.some((status) => status === one.StackResourceDriftStatus)) };
}

function checkable({ resources }: SimulatedStack): StackResource[] {
  return resources.filter((one) => one.physicalId !== undefined && !UNCHECKABLE.test(one.type));
}

/**
 * API Reference, `StackResourceDrift`, `PropertyDifference`. User Guide, "Drift detection considerations": only what the template or its
 * parameters set is compared; what a thing has beside that is no drift.
 */
export function driftOf(
  world: World,
  resource: StackResource,
): Omit<StackResourceDrift, 'StackId'> & Pick<Required<StackResourceDrift>, 'StackResourceDriftStatus'> {
  const thing = resource.physicalId === undefined ? undefined : findThing(world.state, resource.type, resource.physicalId);
  const differences = thing ? differencesOf(resource.properties, thing.properties) : [];
  return {
    LogicalResourceId: resource.logicalId,
    ...(resource.physicalId === undefined ? {} : { PhysicalResourceId: resource.physicalId }),
    ResourceType: resource.type,
    ExpectedProperties: stableJson(resource.properties),
    ...(thing ? { ActualProperties: stableJson(thing.properties) } : {}),
    PropertyDifferences: differences.map(({ path, expected, actual }) => ({
      PropertyPath: path,
      ExpectedValue: valueText(expected),
      ActualValue: valueText(actual),
      DifferenceType: actual === undefined ? 'REMOVE' : expected === undefined ? 'ADD' : 'NOT_EQUAL',
    })),
    StackResourceDriftStatus: thing ? (differences.length > 0 ? 'MODIFIED' : 'IN_SYNC') : 'DELETED',
    Timestamp: new Date(world.state.now),
  };
}

export interface Difference {
  readonly path: string;
  readonly expected: Json | undefined;
  readonly actual: Json | undefined;
}

/** The innermost values that differ: of an object that the template writes, all that it has now; a list counts as one. */
export function differencesOf(expected: JsonObject, actual: JsonObject): Difference[] {
  return Object.keys(expected).flatMap((name) => within(expected[name], actual[name], `/${name}`));
}

function within(expected: Json | undefined, actual: Json | undefined, path: string): Difference[] {
  if (stableJson(expected ?? null) === stableJson(actual ?? null)) return [];
  if (!isJsonObject(expected) || !isJsonObject(actual)) return [{ path, expected, actual }];
  return [...new Set([...Object.keys(expected), ...Object.keys(actual)])].flatMap((name) => within(expected[name], actual[name], `${path}/${name}`));
}

export function valueText(value: Json | undefined): string {
  return value === undefined ? 'null' : typeof value === 'string' ? value : JSON.stringify(value);
}
