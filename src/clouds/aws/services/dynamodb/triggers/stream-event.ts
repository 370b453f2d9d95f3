import type { JsonObject } from '#base/json.ts';

/** As a table's stream sends it. */
export const streamEvent: JsonObject = {
  Records: [
    {
      eventID: '1',
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'us-east-1',
      dynamodb: {
        ApproximateCreationDateTime: 1767225600,
        Keys: { id: { S: 'a1' } },
        NewImage: { id: { S: 'a1' }, count: { N: '1' } },
        SequenceNumber: '100000000000000000000001',
        SizeBytes: 26,
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
      eventSourceARN: 'arn:aws:dynamodb:us-east-1:123456789012:table/example/stream/2026-01-01T00:00:00.000',
    },
  ],
};
