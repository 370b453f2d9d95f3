import type { Json, JsonObject } from '#base/json.ts';
import type { FunctionPlan } from '#kit/dialect.ts';
import type { Pieces } from '#kit/resource-type.ts';
import type { PlacedFunction, PlacedGrant } from '#kit/trigger.ts';
import type { Statement, TemplateParameter } from '#model/template.ts';
import { getAttribute, ref } from '../intrinsics.ts';

/** The one parameter of every template; its name is none that a function or resource would be given. */
export const artifactBucket: TemplateParameter = {
  id: 'StackwrightArtifacts',
  type: 'String',
  description: 'The bucket that holds the artifacts',
};

/** A function with its role and its log group. */
export function functionPieces(plan: FunctionPlan): Pieces {
  const { id, name } = plan.function;
  return {
    resources: [
      { id, type: 'AWS::Lambda::Function', name, properties: functionProperties(plan) },
      { id: roleId(id), type: 'AWS::IAM::Role', name, properties: roleProperties(plan.statements) },
      { id: logsId(id), type: 'AWS::Logs::LogGroup', name, properties: { RetentionInDays: plan.function.settings.logRetention } },
    ],
    outputs: [{ id: `${id}FunctionName`, value: ref(id), description: `The name of the function ${name}`, rank: 2 }],
  };
}

function roleId(functionId: string): string {
  return `${functionId}Role`;
}

function logsId(functionId: string): string {
  return `${functionId}Logs`;
}

/** A log group's ARN ends with `:*`, which is its streams. It makes none of its own: the group is in the template. */
export function functionGrants({ id, definition }: PlacedFunction): readonly PlacedGrant[] {
  return [
    { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [getAttribute(logsId(id), 'Arn')] },
    ...(definition.tracing ? [{ actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], resources: ['*'] }] : []),
  ];
}

function functionProperties({ function: { id, settings, definition }, artifact, variables }: FunctionPlan): JsonObject {
  return {
    ...(definition.description ? { Description: definition.description } : {}),
    Code: { S3Bucket: ref(artifactBucket.id), S3Key: artifact.key },
    Handler: artifact.handler,
    Runtime: settings.runtime,
    Architectures: [settings.architecture],
    MemorySize: settings.memory,
    Timeout: settings.timeout,
    Role: getAttribute(roleId(id), 'Arn'),
    LoggingConfig: { LogGroup: ref(logsId(id)) },
    ...(Object.keys(variables).length > 0 ? { Environment: { Variables: variables } } : {}),
    ...(definition.concurrency === undefined ? {} : { ReservedConcurrentExecutions: definition.concurrency }),
    ...(definition.tracing ? { TracingConfig: { Mode: 'Active' } } : {}),
  };
}

function roleProperties(statements: readonly Statement[]): JsonObject {
  return {
    AssumeRolePolicyDocument: assumedBy('lambda.amazonaws.com'),
    Policies: [{ PolicyName: 'code', PolicyDocument: policy(statements) }],
  };
}

/** The document that lets a service, and nobody else, take a role on. */
export function assumedBy(service: string, condition?: JsonObject): JsonObject {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole', ...(condition ? { Condition: condition } : {}) }],
  };
}

export function policy(statements: readonly { readonly actions: readonly string[]; readonly resources: readonly Json[] }[]): JsonObject {
  return { Version: '2012-10-17', Statement: statements.map(({ actions, resources }) => ({ Effect: 'Allow', Action: actions, Resource: resources })) };
}
