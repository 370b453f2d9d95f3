import type { JsonObject } from '#base/json.ts';

/** As S3 sends it; `size` stands only where an object was made. */
export function sampleEvent(eventName: string): JsonObject {
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: 'us-east-1',
        eventTime: '2026-01-01T00:00:00.000Z',
        eventName,
        s3: {
          s3SchemaVersion: '1.0',
          bucket: { name: 'photos', arn: 'arn:aws:s3:::photos' },
          object: { key: 'in/sunset.png', ...(eventName.startsWith('ObjectCreated') ? { size: 1024, eTag: '0123456789abcdef0123456789abcdef' } : {}) },
        },
      },
    ],
  };
}
