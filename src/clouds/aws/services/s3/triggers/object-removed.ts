import { defineTrigger } from '#kit/trigger.ts';
import { notification, notificationFields } from './notification.ts';
import { sampleEvent } from './sample-event.ts';

export const objectRemoved = defineTrigger({
  id: 'object-removed',
  title: 'Object removed',
  description: 'Calls the function when an object is deleted, or hidden by a delete marker.',
  resourceType: 'bucket',
  onAccountsResource: 'no',
  fields: notificationFields('\\*|Delete|DeleteMarkerCreated', 'Delete'),
  sampleEvent: sampleEvent('ObjectRemoved:Delete'),
  template: (trigger) => notification(trigger, 'ObjectRemoved'),
});
