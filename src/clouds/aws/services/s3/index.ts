// The room of S3: all that is known of it here is said in this folder.
import { defineService } from '#kit/service.ts';
import { api } from './api.ts';
import { bucket } from './bucket.ts';
import { icon } from './icon.ts';
import { copyObject } from './operations/copy-object.ts';
import { deleteObject } from './operations/delete-object.ts';
import { deleteObjects } from './operations/delete-objects.ts';
import { getBucketLocation } from './operations/get-bucket-location.ts';
import { getObject } from './operations/get-object.ts';
import { headObject } from './operations/head-object.ts';
import { listObjects } from './operations/list-objects.ts';
import { putObject } from './operations/put-object.ts';
import { objectCreated } from './triggers/object-created.ts';
import { objectRemoved } from './triggers/object-removed.ts';

export const s3 = defineService({
  id: 's3',
  title: 'S3',
  description: 'Files of any kind and size, kept by their keys in buckets.',
  icon,
  sdk: 's3',
  clients: {
    plain: {
      imports: { '@aws-sdk/client-s3': ['S3Client'] },
      expression: 'new S3Client({})',
      variable: 's3',
      commandModule: '@aws-sdk/client-s3',
    },
  },
  resourceTypes: [bucket],
  operations: { getObject, putObject, listObjects, headObject, copyObject, deleteObject, deleteObjects, getBucketLocation },
  triggers: [objectCreated, objectRemoved],
  api,
});
