import { PutObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';

const s3 = new S3Client({});
const sns = new SNSClient({});
const bucket = process.env.REPORTS_BUCKET;

/** Writes today's report into the bucket, and says on the topic that it is there. */
export const handler = async () => {
  const at = new Date().toISOString();
  let earlier = 0;
  for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: 'reports/' })) earlier += page.KeyCount ?? 0;

  const key = `reports/${at}.txt`;
  await s3.send(
    new PutObjectCommand({ Bucket: bucket, Key: key, Body: `Report of ${at}\n${earlier} reports came before this one.\n`, ContentType: 'text/plain' }),
  );
  await sns.send(new PublishCommand({ TopicArn: process.env.REPORTED_TOPIC_ARN, Subject: 'Report', Message: JSON.stringify({ key, at, earlier }) }));
  console.log(`wrote ${key}`);
  return { key, earlier };
};
