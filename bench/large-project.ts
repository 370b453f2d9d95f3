import { variableBase } from '#model/names.ts';
import type { FunctionDefinition, Project, ResourceDefinition } from '#model/project.ts';
import type { ScanResult, Usage } from '#model/usage.ts';

const KINDS = [
  { type: 's3.bucket', suffix: '_BUCKET', service: 's3', operation: 'GetObject', actions: ['s3:GetObject'], part: 'objects', properties: {} },
  {
    type: 'dynamodb.table',
    suffix: '_TABLE',
    service: 'dynamodb',
    operation: 'PutItem',
    actions: ['dynamodb:PutItem'],
    part: 'resource',
    properties: { partitionKey: { name: 'id', type: 'S' } },
  },
  { type: 'sqs.queue', suffix: '_QUEUE_URL', service: 'sqs', operation: 'SendMessage', actions: ['sqs:SendMessage'], part: 'resource', properties: {} },
] as const;

/** 200 functions with a trigger each, which use three of 300 resources each: as large as a project can well be, and larger than one stack. */
export function largeProject(functions = 200, resources = 300): { project: Project; scan: ScanResult } {
  const defined: Record<string, ResourceDefinition> = { api: { type: 'api-gateway.http-api', origin: 'project' } };
  const made: Record<string, FunctionDefinition> = {};
  const usages: Usage[] = [];
  const variables: Record<string, string[]> = {};
  for (let index = 0; index < resources; index += 1) {
    const { type, properties } = kindAt(index);
    defined[`resource${index}`] = { type, origin: 'project', properties };
  }
  for (let index = 0; index < functions; index += 1) {
    const name = `function${index}`;
    made[name] = {
      entry: `src/${name}.ts`,
      environment: { MODE: { value: 'fast' } },
      triggers: { called: { type: 'api-gateway.http-request', resource: 'api', options: { method: 'GET', path: `/${name}/{id}` } } },
    };
    const used = [index, index + 101, index + 200].map((one) => one % resources);
    variables[name] = used.map((one) => variableBase(`resource${one}`) + kindAt(one).suffix);
    for (const [line, one] of used.entries()) {
      const { service, operation, actions, part } = kindAt(one);
      const grants = [{ actions, part }];
      usages.push({
        function: name,
        file: `src/${name}.ts`,
        line: line + 10,
        column: 9,
        kind: 'operation',
        service,
        operation,
        resource: `resource${one}`,
        reference: null,
        grants,
      });
    }
  }
  const project: Project = { version: 1, name: 'large', cloud: 'aws', functions: made, resources: defined, environment: { LEVEL: { value: 'info' } } };
  return { project, scan: { usages, problems: [], variables, reaches: {}, unresolvedServices: [], complete: true, marks: [], handlers: [] } };
}

function kindAt(index: number) {
  return KINDS[index % KINDS.length] as (typeof KINDS)[number];
}
