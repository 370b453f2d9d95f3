import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';
import { findThing } from '../operation/things.ts';
import type { World } from '../world.ts';
import { chosenId, chosenName } from './physical-ids.ts';

/** Why a service would not make the thing, in its own words; undefined where it would. */
export function refusalOfCreation(world: World, type: string, properties: JsonObject): string | undefined {
  return nameTaken(world, type, properties) ?? codeMissing(world, type, properties) ?? referentMissing(world, type, properties);
}

/** User Guide, "Troubleshooting": a name is given once. */
function nameTaken({ state }: World, type: string, properties: JsonObject): string | undefined {
  const name = chosenName(type, properties);
  if (name === undefined || !findThing(state, type, chosenId(state, type, name))) return undefined;
  return `Resource handler returned message: "Resource of type '${type}' with identifier '${name}' already exists." (HandlerErrorCode: AlreadyExists)`;
}

/** Lambda API Reference, `FunctionCode`: the archive is read when the function is made. */
function codeMissing({ state }: World, type: string, properties: JsonObject): string | undefined {
  const code = type === 'AWS::Lambda::Function' && isJsonObject(properties.Code) ? properties.Code : {};
  const objects = state.objects[String(code.S3Bucket)];
  if (!objects || objects[String(code.S3Key)]) return undefined;
  return 'Resource handler returned message: "Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist." (HandlerErrorCode: InvalidRequest)';
}

/** Types that look for what they are connected to when they are made; a role's policy or a variable may name anything. */
const LOOK = /^AWS::(Lambda::EventSourceMapping|SNS::Subscription|SQS::QueuePolicy|SNS::TopicPolicy|S3::BucketPolicy|Events::Rule)$/;

function referentMissing(world: World, type: string, properties: JsonObject): string | undefined {
  if (!LOOK.test(type)) return undefined;
  const missing = textsIn(properties).find((one) => world.rules.isMissing(one) || world.rules.isMissing(one.slice(one.lastIndexOf(':') + 1)));
  return missing === undefined ? undefined : `Resource handler returned message: "${missing} does not exist" (HandlerErrorCode: NotFound)`;
}

function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((one) => textsIn(one as Json));
  return isJsonObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
