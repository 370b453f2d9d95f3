import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { expect, test } from 'vitest';
import { REPLACING_PROPERTIES } from './data-types.ts';

/** The schema has an older word for some: said by the documentation to replace. */
const ALSO_DOCUMENTED: Readonly<Record<string, readonly string[]>> = { 'AWS::DynamoDB::Table': ['LocalSecondaryIndexes'] };

test.each(Object.entries(REPLACING_PROPERTIES))('%s is replaced by exactly these, says AWS', (type, properties) => {
  const [resource] = loadAwsServiceSpecSync().lookup('resource', 'cloudFormationType', 'equals', type);
  const replacing = Object.entries(resource?.properties ?? {}).flatMap(([name, one]) => (one.causesReplacement ? [name] : []));
  expect(properties).toEqual([...replacing, ...(ALSO_DOCUMENTED[type] ?? [])].sort());
});
