import type { JsonObject } from '#base/json.ts';

/** As a topic sends it. */
export const publishedEvent: JsonObject = {
  Records: [
    {
      EventSource: 'aws:sns',
      EventVersion: '1.0',
      EventSubscriptionArn: 'arn:aws:sns:us-east-1:123456789012:example:11111111-2222-3333-4444-555555555555',
      Sns: {
        Type: 'Notification',
        MessageId: '11111111-2222-3333-4444-555555555555',
        TopicArn: 'arn:aws:sns:us-east-1:123456789012:example',
        Subject: 'Report',
        Message: '{"key":"reports/today.txt"}',
        Timestamp: '2026-01-01T00:00:00.000Z',
        MessageAttributes: {},
      },
    },
  ],
};
