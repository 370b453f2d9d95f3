import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { TEXTS_THAT_YAML_TAKES_FOR_MORE } from '#support/yaml-texts.ts';
import { printYaml } from './print-yaml.ts';

test('what is plain stands bare, in blocks', () => {
  const value = {
    AWSTemplateFormatVersion: '2010-09-09',
    Resources: { Photos: { Type: 'AWS::S3::Bucket', Mode: 'OFF', Tags: [{ Key: 'a', Value: 1 }, [true, null], 'The address of api'], Empty: {}, None: [] } },
  };
  expect(printYaml(value)).toBe(`AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Photos:
    Type: AWS::S3::Bucket
    Mode: "OFF"
    Tags:
      - Key: a
        Value: 1
      - - true
        - null
      - The address of api
    Empty: {}
    None: []
`);
});

test.each(['1.1', '1.2'] as const)('version %s reads back the same texts, as values and as keys', (version) => {
  const value = { values: TEXTS_THAT_YAML_TAKES_FOR_MORE, keys: Object.fromEntries(TEXTS_THAT_YAML_TAKES_FOR_MORE.map((text) => [text, text])) };
  expect(parse(printYaml(value), { version, maxAliasCount: 0 })).toEqual(value);
});

test.each(['1.1', '1.2'] as const)('version %s reads back any JSON', (version) => {
  const texts = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.constantFrom(...TEXTS_THAT_YAML_TAKES_FOR_MORE));
  const { json } = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      texts,
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => (Object.is(one, -0) ? 0 : one)),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('json'), { maxLength: 4 }),
      fc.dictionary(texts, tie('json'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(json, (value) => {
      expect(parse(printYaml(value as never), { version, maxAliasCount: 0 })).toEqual(value);
    }),
    { numRuns: 500 },
  );
});
