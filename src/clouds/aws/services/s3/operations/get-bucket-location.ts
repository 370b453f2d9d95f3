import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const getBucketLocation = defineOperation({
  title: 'Get bucket location',
  description: 'Tells the region that the bucket is in.',
  resourceType: 'bucket',
  fields: {},
  call: { command: 'GetBucketLocation', arguments: { Bucket: RESOURCE } },
  result: 'location',
});
