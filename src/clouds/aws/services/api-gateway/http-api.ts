import type { JsonObject } from '#base/json.ts';
import { group, list, number, text, toggle } from '#kit/field.ts';
import { defineResourceType, type PlacedResource } from '#kit/resource-type.ts';
import { type Problem, problem } from '#model/problem.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import { getAttribute, ref, substitute } from '../../intrinsics.ts';

interface Cors {
  readonly origins?: readonly string[];
  readonly methods?: readonly string[];
  readonly headers?: readonly string[];
  readonly exposedHeaders?: readonly string[];
  readonly maxAge?: number;
  readonly credentials?: boolean;
}

export const httpApi = defineResourceType({
  id: 'http-api',
  title: 'HTTP API',
  holdsData: false,
  canBeAccounts: false,
  idleCost: 'none',
  parts: { resource: 'the API' },
  fields: {
    stage: text({
      label: 'Stage',
      optional: true,
      pattern: '\\$default|[A-Za-z0-9_-]{1,64}',
      placeholder: '$default',
      help: 'Any other stage stands in the address.',
    }),
    cors: group({
      label: 'Access from web pages',
      optional: true,
      advanced: true,
      fields: {
        origins: list({ label: 'Origins', item: text({ label: 'Origin', placeholder: 'https://example.com' }), sample: ['https://example.com'] }),
        methods: list({ label: 'Methods', optional: true, item: text({ label: 'Method', pattern: '\\*|[A-Z]+', placeholder: 'GET, or *' }), sample: ['GET'] }),
        headers: list({ label: 'Headers', optional: true, item: text({ label: 'Header' }), sample: ['content-type'] }),
        exposedHeaders: list({ label: 'Headers that pages may read', optional: true, item: text({ label: 'Header' }), sample: ['etag'] }),
        maxAge: number({ label: 'Answer kept for', unit: 'seconds', integer: true, minimum: -1, maximum: 86_400, optional: true }),
        credentials: toggle({ label: 'Cookies are sent' }),
      },
    }),
  },
  template: {
    pieces: (api) => ({
      resources: [
        {
          id: api.id,
          type: 'AWS::ApiGatewayV2::Api',
          name: api.name,
          properties: {
            Name: `${api.project}-${api.stage}-${api.name}`,
            ProtocolType: 'HTTP',
            ...(api.properties.cors ? { CorsConfiguration: corsOf(api.properties.cors as Cors) } : {}),
          },
        },
        {
          id: `${api.id}Stage`,
          type: 'AWS::ApiGatewayV2::Stage',
          name: api.name,
          properties: { ApiId: ref(api.id), StageName: stageOf(api), AutoDeploy: true },
        },
      ],
      problems: corsProblems(api),
      outputs: [{ id: `${api.id}Url`, value: address(api), description: `The address of ${api.name}`, rank: 0 }],
    }),
    part: (api) => [substitute(`arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${api.id}}/*`)],
  },
});

function stageOf(api: PlacedResource): string {
  return typeof api.properties.stage === 'string' && api.properties.stage !== '' ? api.properties.stage : '$default';
}

function address(api: PlacedResource) {
  const endpoint = getAttribute(api.id, 'ApiEndpoint');
  return stageOf(api) === '$default' ? endpoint : { 'Fn::Join': ['/', [endpoint, stageOf(api)]] };
}

/** With cookies, an answer that anybody may read is refused. */
function corsProblems(api: PlacedResource): Problem[] {
  const cors = api.properties.cors as Cors | undefined;
  if (!cors?.credentials || !(cors.origins ?? ['*']).includes('*')) return [];
  const at = { file: MANIFEST_FILE, resource: api.name, field: `resources.${api.name}.properties.cors.credentials` };
  return [
    problem('PropertyInvalid', {
      at,
      summary: `${api.name} lets pages of any origin in, and with their cookies`,
      remedy: 'name the origins, or leave `credentials` out',
    }),
  ];
}

function corsOf(cors: Cors): JsonObject {
  return {
    AllowOrigins: cors.origins ?? ['*'],
    AllowMethods: cors.methods ?? ['*'],
    AllowHeaders: cors.headers ?? ['*'],
    ...(cors.exposedHeaders ? { ExposeHeaders: cors.exposedHeaders } : {}),
    ...(cors.maxAge === undefined ? {} : { MaxAge: cors.maxAge }),
    ...(cors.credentials ? { AllowCredentials: true } : {}),
  };
}
