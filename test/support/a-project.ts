import type { Project } from '#model/project.ts';
import type { ScanResult } from '#model/usage.ts';

/** A small project as people have them: two functions, three resources, one of them unused. */
export const aThumbnailer: Project = {
  version: 1,
  name: 'thumbnailer',
  cloud: 'aws',
  functions: {
    resize: {
      entry: 'src/resize.ts',
      architecture: 'arm64',
      environment: { WIDTH: { value: '200' }, API_KEY: {} },
      triggers: {
        uploaded: { type: 's3.object-created', resource: 'photos', options: { prefix: 'in/' } },
        show: { type: 'api-gateway.http-request', resource: 'api', options: { method: 'GET', path: '/photos/{name}' } },
      },
      permissions: [{ actions: ['ses:SendEmail'], resources: ['*'] }],
    },
    report: { entry: 'src/report.ts' },
  },
  resources: {
    photos: { type: 's3.bucket', origin: 'project', properties: { versioning: true } },
    archive: { type: 's3.bucket', origin: 'account', reference: 'old-photos' },
    spare: { type: 's3.bucket', origin: 'project', properties: {} },
    api: { type: 'api-gateway.http-api', origin: 'project', properties: {} },
  },
  environment: { LOG_LEVEL: { value: 'info' } },
};

const call = {
  function: 'resize',
  file: 'src/resize.ts',
  kind: 'operation',
  service: 's3',
  reference: null,
  grants: [{ actions: ['s3:GetObject'], part: 'objects' }],
} as const;
const trigger = { function: 'resize', file: 'stackwright.json', column: 9, kind: 'trigger', reference: null, grants: [] } as const;

export const aThumbnailerScan: ScanResult = {
  usages: [
    { ...call, line: 12, column: 20, operation: 'GetObject', resource: 'photos' },
    { ...call, line: 19, column: 20, operation: 'PutObject', resource: 'archive' },
    { ...trigger, line: 11, service: 's3', operation: 's3.object-created', resource: 'photos' },
    { ...trigger, line: 12, service: 'api-gateway', operation: 'api-gateway.http-request', resource: 'api' },
  ],
  problems: [],
  variables: { resize: ['ARCHIVE_BUCKET', 'PHOTOS_BUCKET'], report: [] },
  reaches: { resize: ['src/resize.ts'], report: ['src/report.ts'] },
  unresolvedServices: [],
  complete: true,
  marks: [],
  handlers: [],
};
