import type { CallStyle, ClientStyle, ExportStyle } from '#kit/call-style.ts';
import { documentMethods } from './document-client.ts';
import { uploadAsked, uploadOperations } from './sdk-version-3.ts';
import { version2Modules, version2Services } from './version-2-services.ts';
import { waiterStates } from './waiters.ts';

const notCalls = [
  'config',
  'endpoint',
  'on',
  'once',
  'setupRequestListeners',
  'makeUnauthenticatedRequest',
  'defineService',
  'createSet',
  'addListener',
  'removeListener',
];

const byName = { waitFor: { place: 1, operations: waiterStates, only: true }, makeRequest: { place: 1 } } as const;

const bound = { place: 0, path: 'params' } as const;

const signed = { place: 1 } as const;

const documentClient: ClientStyle = {
  is: 'client',
  name: 'DocumentClient',
  service: 'dynamodb',
  methods: 'operations',
  operations: documentMethods,
  bound,
  except: notCalls,
};

const managedUpload: ExportStyle = {
  is: 'calls',
  name: 'ManagedUpload',
  service: 's3',
  operations: uploadOperations,
  asked: uploadAsked(0),
  place: 0,
  path: 'params',
};

const clients: readonly ClientStyle[] = [
  {
    is: 'client',
    name: 'S3',
    service: 's3',
    methods: 'operations',
    // `upload` and `createPresignedPost` are the SDK's own, over these.
    operations: { upload: 'PutObject', createPresignedPost: 'PutObject' },
    several: { upload: { operations: uploadOperations.slice(1), asked: uploadAsked(1) } },
    bound,
    except: notCalls,
    selectors: { getSignedUrl: signed, getSignedUrlPromise: signed, ...byName },
    statics: [managedUpload],
  },
  { is: 'client', name: 'DynamoDB', service: 'dynamodb', methods: 'operations', except: notCalls, bound, selectors: byName, statics: [documentClient] },
  { is: 'client', name: '*', services: version2Services, methods: 'operations', except: notCalls, bound, selectors: byName },
];

const notClients: readonly ExportStyle[] = [
  'Config',
  'Credentials',
  'ChainableTemporaryCredentials',
  'CognitoIdentityCredentials',
  'EC2MetadataCredentials',
  'Endpoint',
  'EnvironmentCredentials',
  'HttpOptions',
  'HttpRequest',
  'HttpResponse',
  'MetadataService',
  'Request',
  'Response',
  'Service',
  'SharedIniFileCredentials',
  'Signers',
  'TemporaryCredentials',
  'TokenFileWebIdentityCredentials',
  'WebIdentityCredentials',
  'config',
  'util',
].map((name) => ({ is: 'namespace', name, exports: [] }));

/** `aws-sdk`, as functions of before 2023 use it: every method of a client is a call, with a callback or `.promise()`. */
export const sdkVersion2: CallStyle = {
  id: 'sdk-v2',
  languages: ['typescript', 'javascript'],
  modules: [
    { module: 'aws-sdk', exports: [...notClients, ...clients] },
    { module: 'aws-sdk/clients/s3', service: 's3', exports: [managedUpload], itself: { ...clients[0], name: '*' } as ClientStyle },
    { module: 'aws-sdk/clients/dynamodb', service: 'dynamodb', exports: [documentClient], itself: { ...clients[1], name: '*' } as ClientStyle },
    {
      module: 'aws-sdk/clients/*',
      services: version2Modules,
      exports: [],
      itself: { is: 'client', name: '*', methods: 'operations', except: notCalls, bound, selectors: byName },
    },
    { module: 'aws-sdk/clients/all', exports: clients },
  ],
};
