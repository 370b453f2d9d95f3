import type { FunctionConfiguration, GetFunctionConfigurationCommandInput, InvokeCommandInput, UpdateFunctionCodeCommandInput } from '@aws-sdk/client-lambda';
import { isJsonObject } from '#base/json.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { Thing } from '../account-state.ts';
import { changeThing, findThing } from '../operation/things.ts';
import { attributeValue } from '../resources/attributes.ts';
import { ServiceError } from '../service-error.ts';
import type { World } from '../world.ts';

const FUNCTION = 'AWS::Lambda::Function';

/** Lambda API Reference, `GetFunctionConfiguration`. */
export function getFunctionConfiguration(world: World, { FunctionName }: GetFunctionConfigurationCommandInput): FunctionConfiguration {
  return configurationOf(world, functionOf(world, FunctionName));
}

/** Lambda API Reference, `UpdateFunctionCode`: with a stale revision it is refused. */
export function updateFunctionCode(world: World, input: UpdateFunctionCodeCommandInput): FunctionConfiguration {
  const thing = functionOf(world, input.FunctionName);
  if (input.RevisionId !== undefined && input.RevisionId !== revisionOf(thing)) {
    throw new ServiceError('PreconditionFailedException', 'The RevisionId provided does not match the latest RevisionId.', 412);
  }
  if (input.S3Bucket !== undefined && world.state.objects[input.S3Bucket]?.[input.S3Key ?? ''] === undefined) {
    throw new ServiceError(
      'InvalidParameterValueException',
      'Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.',
      400,
    );
  }
  const code = input.S3Bucket === undefined ? { ZipFile: `${input.ZipFile?.length ?? 0} bytes` } : { S3Bucket: input.S3Bucket, S3Key: input.S3Key ?? '' };
  changeThing(world.state, FUNCTION, thing.physicalId, { ...thing.properties, Code: code });
  return configurationOf(world, thing);
}

/** The simulator deploys; code runs on the local cloud. To make up an answer would be a lie about the code. */
export function invoke(world: World, { FunctionName }: InvokeCommandInput): never {
  const { physicalId } = functionOf(world, FunctionName);
  throw new CloudError('FunctionFailed', `the simulated account runs no code, so ${physicalId} gives no answer`, {
    remedy: 'run it on the local cloud',
    command: 'Invoke',
  });
}

function functionOf({ state }: World, nameOrArn: string | undefined): Thing {
  const name = (nameOrArn ?? '').replace(/^arn:aws:lambda:[^:]*:[^:]*:function:/, '');
  const thing = findThing(state, FUNCTION, name);
  if (!thing) throw new ServiceError('ResourceNotFoundException', `Function not found: ${nameOrArn}`, 404);
  return thing;
}

function revisionOf({ physicalId, revision = 0 }: Thing): string {
  return `${physicalId}-${revision}`;
}

function configurationOf(world: World, thing: Thing): FunctionConfiguration {
  const { Runtime, Handler, MemorySize, Timeout, LoggingConfig } = thing.properties;
  const group = isJsonObject(LoggingConfig) ? LoggingConfig.LogGroup : undefined;
  return {
    FunctionName: thing.physicalId,
    FunctionArn: attributeValue(world.state, thing, 'Arn'),
    ...(typeof Runtime === 'string' ? { Runtime: Runtime as 'nodejs22.x' } : {}),
    ...(typeof Handler === 'string' ? { Handler } : {}),
    ...(MemorySize === undefined ? {} : { MemorySize: Number(MemorySize) }),
    ...(Timeout === undefined ? {} : { Timeout: Number(Timeout) }),
    LoggingConfig: { LogGroup: typeof group === 'string' ? group : `/aws/lambda/${thing.physicalId}` },
    RevisionId: revisionOf(thing),
    State: 'Active',
    LastUpdateStatus: 'Successful',
  };
}
