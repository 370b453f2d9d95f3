import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { documents, PHOTO_INDEX_TABLE } from './documents';
import { sizeOf } from './size-of';

const s3 = new S3Client({});

interface PhotoEvent {
  Records: { s3: { object: { key: string; size: number } } }[];
}

/** Reads each new photo's width and height, and puts a row about it into the index. */
export const handler = async (event: PhotoEvent) => {
  for (const record of event.Records) {
    const key = decodeURIComponent(record.s3.object.key.replace(/\+/g, ' '));
    const photo = await s3.send(new GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: key }));
    const bytes = await photo.Body?.transformToByteArray();
    const size = bytes && sizeOf(bytes);
    await documents.put({
      TableName: PHOTO_INDEX_TABLE,
      Item: { name: key.replace(/^in\//, ''), bytes: record.s3.object.size, type: photo.ContentType, ...size },
    });
    console.log(`indexed ${key}: ${size ? `${size.width} × ${size.height}` : 'not a PNG or JPEG'}`);
  }
};
