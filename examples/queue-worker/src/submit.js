import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const sqs = new SQSClient({});

/** Puts a job into the queue and answers at once; `work` does it. */
export const handler = async (event) => {
  const text = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString() : (event.body ?? '');
  const { MessageId } = await sqs.send(new SendMessageCommand({ QueueUrl: process.env.JOBS_QUEUE_URL, MessageBody: text }));
  return { statusCode: 202, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ job: MessageId }) };
};
