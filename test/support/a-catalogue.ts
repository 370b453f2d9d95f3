import type { Catalogue } from '#kit/catalogue.ts';
import { choice, group, json, list, number, text, toggle } from '#kit/field.ts';
import { RESOURCE } from '#kit/operation.ts';

// A catalogue of two services and a clock, with every kind of field: for stories and tests that must not move when a room does.
const icon =
  '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"><path d="M4 7l2 13h12l2-13"/><ellipse cx="12" cy="6" rx="8" ry="3"/></svg>';

export const aCatalogue: Catalogue = {
  cloud: 'aws',
  callStyles: [],
  variables: { reserved: 'AWS_REGION', mostBytes: 4096 },
  runtimes: [
    { id: 'nodejs22.x', title: 'Node.js 22', language: 'node', target: 'node22' },
    { id: 'nodejs20.x', title: 'Node.js 20', language: 'node', target: 'node20' },
  ],
  services: [
    {
      id: 's3',
      title: 'S3',
      description: 'Files of any size, in buckets',
      icon,
      sdk: 's3',
      resourceTypes: {
        bucket: {
          id: 'bucket',
          title: 'Bucket',
          variableSuffix: '_BUCKET',
          holdsData: true,
          fields: {
            versioning: toggle({ label: 'Keep old versions' }),
            expireAfterDays: number({ label: 'Delete objects after', unit: 'days', optional: true, integer: true, minimum: 1 }),
            cors: group({
              label: 'Allow browsers of other sites (CORS)',
              optional: true,
              advanced: true,
              fields: { origins: list({ label: 'Origins', item: text({ label: 'Origin', placeholder: 'https://example.com' }) }) },
            }),
          },
          parts: { resource: 'the bucket', objects: 'its objects' },
          canBeAccounts: true,
          idleCost: 'none',
        },
      },
      operations: {
        getObject: {
          title: 'Get object',
          description: 'Reads one object, whole or a range of it.',
          resourceType: 'bucket',
          fields: {
            key: text({ label: 'Object key', placeholder: 'in/photo.jpg' }),
            range: text({ label: 'Byte range', optional: true, placeholder: 'bytes=0-99', help: 'As in the HTTP header.' }),
            metadata: json({ label: 'Metadata', optional: true, advanced: true }),
          },
          call: { command: 'GetObject', arguments: { Bucket: RESOURCE, Key: 'key', Range: 'range' } },
          result: 'object',
        },
        deleteObject: {
          title: 'Delete object',
          resourceType: 'bucket',
          fields: { key: text({ label: 'Object key' }) },
          call: { command: 'DeleteObject', arguments: { Bucket: RESOURCE, Key: 'key' } },
        },
      },
      triggers: {
        'object-created': {
          id: 'object-created',
          title: 'Object created',
          description: 'Runs the function for every object that arrives.',
          resourceType: 'bucket',
          fields: {
            prefix: text({ label: 'Prefix', optional: true, placeholder: 'in/' }),
            suffix: text({ label: 'Suffix', optional: true, placeholder: '.jpg' }),
          },
          onAccountsResource: 'no',
          sampleEvent: {},
        },
      },
      api: {
        GetObject: { grants: [{ actions: ['s3:GetObject'], at: 'Bucket', part: 'objects' }] },
        DeleteObject: { grants: [{ actions: ['s3:DeleteObject'], at: 'Bucket', part: 'objects' }] },
      },
    },
    {
      id: 'api-gateway',
      title: 'API Gateway',
      description: 'HTTP endpoints in front of functions',
      icon,
      resourceTypes: { 'http-api': { id: 'http-api', title: 'HTTP API', holdsData: false, fields: {}, parts: {}, canBeAccounts: false, idleCost: 'none' } },
      operations: {},
      triggers: {
        'http-request': {
          id: 'http-request',
          title: 'HTTP request',
          resourceType: 'http-api',
          fields: {
            method: choice({ label: 'Method', default: 'ANY', options: ['ANY', 'GET', 'POST', 'PUT', 'DELETE'].map((value) => ({ value, label: value })) }),
            path: text({ label: 'Path', optional: true, placeholder: '/photos/{name}', help: 'Left out, it is the default route.' }),
          },
          onAccountsResource: 'no',
          sampleEvent: {},
          isPublic: true,
        },
      },
      api: {},
    },
    {
      id: 'schedule',
      title: 'Schedule',
      description: 'Runs functions at times',
      icon,
      resourceTypes: {},
      operations: {},
      triggers: {
        rate: {
          id: 'rate',
          title: 'Rate',
          fields: {
            every: number({ label: 'Every', integer: true, minimum: 1 }),
            unit: choice({ label: 'Unit', options: ['minutes', 'hours', 'days'].map((value) => ({ value, label: value })) }),
          },
          onAccountsResource: 'yes',
          sampleEvent: {},
        },
      },
      api: {},
    },
  ],
};
