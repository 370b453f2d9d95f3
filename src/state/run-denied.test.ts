import { expect, test } from 'vitest';
import { deniedIn } from './run-denied.ts';

test('a refusal is read from the cloud’s words, with its resource where that is said', () => {
  const text = `AccessDeniedException: User: arn:aws:sts::000000000000:assumed-role/hit/hit is not authorized to perform: dynamodb:GetItem on resource: arn:aws:dynamodb:eu-west-1:000000000000:table/pages because no identity-based policy allows the dynamodb:GetItem action`;
  expect(deniedIn(text)).toEqual([{ action: 'dynamodb:GetItem', resource: 'arn:aws:dynamodb:eu-west-1:000000000000:table/pages' }]);
});

test('a refusal without a resource, twice in one text, is one', () => {
  const text =
    'x is not authorized to perform: sqs:SendMessage because no identity-based policy allows it\nx is not authorized to perform: sqs:SendMessage because';
  expect(deniedIn(text)).toEqual([{ action: 'sqs:SendMessage' }]);
});

test('a quoted resource inside JSON loses its quotes', () => {
  const text = JSON.stringify({ errorMessage: 'User is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::photos-1/a.txt" because' });
  expect(deniedIn(text)).toEqual([{ action: 's3:PutObject', resource: 'arn:aws:s3:::photos-1/a.txt' }]);
});

test('other errors are no refusals', () => {
  expect(deniedIn('Error: Access denied by my own code')).toEqual([]);
});
