import type { JsonObject } from '#base/json.ts';

/** As a queue's messages come to a function. */
export const messagesEvent: JsonObject = {
  Records: [
    {
      messageId: '11111111-2222-3333-4444-555555555555',
      receiptHandle: 'example',
      body: 'one two three',
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '1767225600000',
        SenderId: 'example',
        ApproximateFirstReceiveTimestamp: '1767225600001',
      },
      messageAttributes: {},
      md5OfBody: '5b9bd7c83f6cd4d50d0d9d4f2a2f2a5e',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:us-east-1:123456789012:jobs',
      awsRegion: 'us-east-1',
    },
  ],
};
