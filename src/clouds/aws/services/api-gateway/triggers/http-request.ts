import { choice, text } from '#kit/field.ts';
import { defineTrigger, type PlacedTrigger } from '#kit/trigger.ts';
import { type Problem, problem } from '#model/problem.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import { getAttribute, ref, substitute } from '../../../intrinsics.ts';
import { httpRequestEventFor } from './http-request-event.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'ANY'];

/** Parts are text or one variable; the last may take all that follows. */
const PART = '(?:\\{[A-Za-z0-9_.-]+\\}|[^\\s?#{}*/]+)';
const ROUTE = `/|(?:/${PART})+/?|(?:/${PART})*/\\{[A-Za-z0-9_.-]+\\+\\}`;

export const httpRequest = defineTrigger({
  id: 'http-request',
  title: 'HTTP request',
  description: 'Calls the function for a method and path of the API, and answers with what it returns.',
  resourceType: 'http-api',
  onAccountsResource: 'no',
  isPublic: true,
  fields: {
    method: choice({ label: 'Method', default: 'ANY', options: METHODS.map((method) => ({ value: method, label: method === 'ANY' ? 'Any method' : method })) }),
    path: text({
      label: 'Path',
      optional: true,
      pattern: ROUTE,
      rule: 'begin with /, have variables as whole parts such as {name}, and {name+} only as the last',
      placeholder: '/photos/{name}',
      help: 'Absent: whatever no other route takes.',
      sample: '/photos/{name}',
    }),
  },
  sampleEvent: httpRequestEventFor({ method: 'GET', path: '/photos/{name}' }),
  sampleEventFor: httpRequestEventFor,
  template: (trigger) => {
    const { resource: api, function: placed } = trigger;
    if (!api) return {};
    // One integration for all routes of a function: equal resources of one id are one.
    const integration = `${placed.id}${api.id}Integration`;
    return {
      // Variables of any name are the same place of a path.
      problems: methodProblems(trigger),
      claims: [{ of: routeKey(trigger).replace(/\{[^}+]*(\+?)\}/g, '{$1}') }],
      resources: [
        {
          id: integration,
          type: 'AWS::ApiGatewayV2::Integration',
          name: placed.name,
          properties: {
            ApiId: ref(api.id),
            IntegrationType: 'AWS_PROXY',
            IntegrationUri: getAttribute(placed.id, 'Arn'),
            PayloadFormatVersion: '2.0',
          },
        },
        {
          id: `${trigger.id}Route`,
          type: 'AWS::ApiGatewayV2::Route',
          name: placed.name,
          properties: { ApiId: ref(api.id), RouteKey: routeKey(trigger), Target: substitute(`integrations/\${${integration}}`) },
        },
        {
          id: `${trigger.id}Permission`,
          type: 'AWS::Lambda::Permission',
          name: placed.name,
          properties: {
            FunctionName: getAttribute(placed.id, 'Arn'),
            Action: 'lambda:InvokeFunction',
            Principal: 'apigateway.amazonaws.com',
            SourceArn: substitute(`arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${api.id}}/*/${callers(trigger)}`),
          },
        },
      ],
    };
  },
});

/** Without a path it is the default route, which takes every method: more would be let in than was said. */
function methodProblems({ options, function: placed, name }: PlacedTrigger): Problem[] {
  const { method, path } = options;
  if (typeof method !== 'string' || method === 'ANY' || (typeof path === 'string' && path !== '')) return [];
  const at = { file: MANIFEST_FILE, function: placed.name, trigger: name, field: `functions.${placed.name}.triggers.${name}.options.method` };
  return [
    problem('PropertyInvalid', {
      at,
      summary: `${name} has the method ${method} and no path, and what has no path is called for every method`,
      remedy: 'add `path`, or remove `method`',
    }),
  ];
}

function methodOf({ options }: PlacedTrigger): string {
  return typeof options.method === 'string' ? options.method : 'ANY';
}

export function routeKey(trigger: PlacedTrigger): string {
  const { path } = trigger.options;
  return typeof path === 'string' && path !== '' ? `${methodOf(trigger)} ${path}` : '$default';
}

/** What may call the function: the method and the path, with everything from the first variable on open. */
function callers(trigger: PlacedTrigger): string {
  const { path } = trigger.options;
  if (typeof path !== 'string' || path === '') return '$default';
  const method = methodOf(trigger) === 'ANY' ? '*' : methodOf(trigger);
  const variable = path.indexOf('{');
  return `${method}${variable < 0 ? path : `${path.slice(0, variable)}*`}`;
}
