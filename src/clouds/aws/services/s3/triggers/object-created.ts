import { defineTrigger } from '#kit/trigger.ts';
import { notification, notificationFields } from './notification.ts';
import { sampleEvent } from './sample-event.ts';

export const objectCreated = defineTrigger({
  id: 'object-created',
  title: 'Object created',
  description: 'Calls the function when an object is put, posted, copied or uploaded in parts.',
  resourceType: 'bucket',
  onAccountsResource: 'no',
  fields: notificationFields('\\*|Put|Post|Copy|CompleteMultipartUpload', 'Put'),
  sampleEvent: sampleEvent('ObjectCreated:Put'),
  template: (trigger) => notification(trigger, 'ObjectCreated'),
});
