import type { AskedOperations, CallStyle } from '#kit/call-style.ts';
import { documentCommands, documentMethods } from './document-client.ts';
import { waiters } from './waiters.ts';

/** What a managed upload may call: parts where the body is large, and their removal where it fails. */
export const uploadOperations = ['PutObject', 'CreateMultipartUpload', 'UploadPart', 'CompleteMultipartUpload', 'AbortMultipartUpload'] as const;

/** Tags that aren't among the params are put there afterwards. */
export const uploadAsked = (place: number): readonly AskedOperations[] => [{ place, when: 'tags', operations: ['PutObjectTagging'] }];

const notCalls = ['send', 'destroy', 'config', 'middlewareStack'];

/** `@aws-sdk/*`: commands, aggregated clients, paginators, waiters, and the libraries that call on their own. */
export const sdkVersion3: CallStyle = {
  id: 'sdk-v3',
  languages: ['typescript', 'javascript'],
  givenBack: ['UnprocessedItems', 'UnprocessedKeys'],
  transparent: ['captureAWSv3Client', 'captureAWS', 'captureAWSClient', 'captureFunction', 'promisify'],
  modules: [
    {
      module: '@aws-sdk/client-*',
      exports: [
        { is: 'command', name: '*Command', place: 0 },
        { is: 'function', name: 'paginate*', place: 1 },
        { is: 'function', name: 'waitUntil*', place: 1, operations: waiters, only: true },
        { is: 'function', name: 'waitFor*', place: 1, operations: waiters, only: true },
        { is: 'client', name: '*Client', methods: 'none', sends: 'send' },
        { is: 'client', name: '*', methods: 'operations', except: notCalls, sends: 'send' },
      ],
    },
    {
      module: '@aws-sdk/lib-dynamodb',
      service: 'dynamodb',
      exports: [
        { is: 'command', name: '*Command', place: 0, operations: documentCommands },
        { is: 'function', name: 'paginate*', place: 1 },
        { is: 'client', name: 'DynamoDBDocumentClient', methods: 'none', factories: ['from'], sends: 'send' },
        { is: 'client', name: 'DynamoDBDocument', methods: 'operations', operations: documentMethods, except: notCalls, factories: ['from'], sends: 'send' },
      ],
    },
    {
      module: '@aws-sdk/lib-storage',
      service: 's3',
      exports: [{ is: 'calls', name: 'Upload', service: 's3', operations: uploadOperations, asked: uploadAsked(0), place: 0, path: 'params' }],
    },
    {
      // Signs a command that stands in the code; calls nothing.
      module: '@aws-sdk/s3-request-presigner',
      service: 's3',
      exports: [
        { is: 'function', name: 'getSignedUrl', place: 1, operations: {}, only: true },
        { is: 'namespace', name: '*', exports: [] },
      ],
    },
    {
      module: '@aws-sdk/s3-presigned-post',
      service: 's3',
      exports: [{ is: 'function', name: 'createPresignedPost', place: 1, operations: { createPresignedPost: 'PutObject' } }],
    },
  ],
};
