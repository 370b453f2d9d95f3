import type { JsonObject } from '#base/json.ts';

/** As a schedule without an event of its own calls. */
export const scheduleEvent: JsonObject = {
  version: '0',
  id: '11111111-2222-3333-4444-555555555555',
  'detail-type': 'Scheduled Event',
  source: 'aws.scheduler',
  account: '123456789012',
  time: '2026-01-01T00:00:00Z',
  region: 'us-east-1',
  resources: ['arn:aws:scheduler:us-east-1:123456789012:schedule/default/example'],
  detail: '{}',
};
