import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '#base/json.ts';
import { printYaml } from '#base/print-yaml.ts';
import { readYaml } from '#support/cfn-lint.ts';
import { TEXTS_THAT_YAML_TAKES_FOR_MORE } from '#support/yaml-texts.ts';

/** All that PyYAML takes; it refuses halves of characters, however they are written, and so does every template. */
const whole = (text: string) => !/[\ud800-\udfff]/.test(text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ''));

test('the reader that cfn-lint reads templates with, of version 1.1, takes printed YAML for the same JSON', async () => {
  const texts = [
    ...TEXTS_THAT_YAML_TAKES_FOR_MORE,
    ...fc.sample(fc.string({ unit: 'binary' }), 400),
    ...fc.sample(fc.string({ unit: fc.constantFrom(...'aYn0159.:-_+e#&*!|>%@`\'"{}[],?=<~ \t\n') }), 2000),
  ].filter(whole);
  const numbers = [
    0,
    -1,
    1.5,
    1e21,
    1.5e21,
    1e-7,
    123_456_789_012,
    ...fc.sample(fc.double({ noNaN: true, noDefaultInfinity: true }), 100).map((one) => one || 0),
  ];
  const value: Json = { texts, numbers, keys: Object.fromEntries(texts.map((text) => [text, [[text], {}, [], { text }]])), words: [true, false, null] };
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-yaml-'));
  try {
    const path = join(folder, 'value.yaml');
    writeFileSync(path, printYaml(value));
    expect(await readYaml(path)).toEqual(value);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
