import { expect, test } from 'vitest';
import { aws } from '#clouds/aws/index.ts';
import { authorizationReference } from '#support/cfn-lint.ts';

/** What a part is called in AWS's service authorization reference. */
const PARTS: Readonly<Record<string, string>> = {
  's3 resource': 'bucket',
  's3 objects': 'object',
  'dynamodb resource': 'table',
  'dynamodb index': 'index',
  'dynamodb backup': 'backup',
  'dynamodb export': 'export',
  'dynamodb import': 'import',
  'dynamodb global-table': 'global-table',
  'sqs resource': 'queue',
  'sns resource': 'topic',
  'kms resource': 'key',
};

/** Where the tables say something else than the reference, with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'dynamodb:CancelBulkOperation': 'newer than the reference at hand',
  'dynamodb:DescribeBulkOperation': 'newer than the reference at hand',
  'dynamodb:ListBulkOperations': 'newer than the reference at hand',
  'dynamodb:StartBulkPutItems': 'newer than the reference at hand',
  'dynamodb:ListExports': 'of one table, or of all',
  'dynamodb:ListImports': 'of one table, or of all',
  's3express:CreateSession': 'a directory bucket is no resource that the room knows',
  's3-object-lambda:WriteGetObjectResponse': 'an access point is no resource that the room knows',
  'sns:Publish': 'a phone number is no resource',
  'sns:GetSubscriptionAttributes': 'the argument is a subscription, which tells no topic that could be named',
  'sns:SetSubscriptionAttributes': 'the argument is a subscription, which tells no topic that could be named',
  'sns:Unsubscribe': 'the argument is a subscription, which tells no topic that could be named',
};

test('each permission of the rooms’ tables is one that AWS has, on a type of resource that it takes', async () => {
  const reference = await authorizationReference();
  const wrong = aws.catalogue.services.flatMap((service) =>
    Object.entries(service.api).flatMap(([command, { grants }]) =>
      grants.flatMap(({ actions, at, service: owner = service.id, part = 'resource' }) =>
        actions.flatMap((action) => {
          const [namespace = '', name = ''] = action.split(':');
          const known = reference[namespace]?.Actions[name.toLowerCase()];
          const takes = [known?.Resources ?? []].flat();
          const wanted = at === undefined ? undefined : PARTS[`${owner} ${part}`];
          const isRight = known !== undefined && (wanted === undefined ? takes.length === 0 : takes.includes(wanted));
          return isRight || Object.hasOwn(EXCEPTIONS, action)
            ? []
            : [`${command}: ${action} on ${wanted ?? 'nothing'}, and it takes ${takes.join(', ') || 'nothing'}`];
        }),
      ),
    ),
  );
  expect(wrong).toEqual([]);
});
