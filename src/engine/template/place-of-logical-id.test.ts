import { expect, test } from 'vitest';
import { readProjectFile } from '#model/project-file.ts';
import { placeOfLogicalId } from './place-of-logical-id.ts';

const manifest = `{
  "version": 1, "name": "shop", "cloud": "aws", "template": "more.yaml",
  "functions": {
    "sell": {
      "entry": "src/sell.ts", "memory": 128,
      "triggers": {
        "web": { "type": "api-gateway.http-request", "options": {} }
      }
    }
  },
  "resources": {
    "tab": { "type": "dynamodb.table", "origin": "project" }
  }
}`;
const files = { 'stackwright.json': manifest, 'more.yaml': 'Resources:\n  Alarm:\n    Type: A\n  SellAlarm:\n    Type: A\n' };
const { project } = readProjectFile(manifest);
const placeOf = placeOfLogicalId(project ?? undefined, files);

test('a function leads to its code, a trigger and a resource to their lines of the manifest, helpers to their owner', () => {
  const tab = { resource: 'tab', file: 'stackwright.json', line: 12, column: 5 };
  const sell = { function: 'sell', file: 'src/sell.ts', line: 1 };
  expect(['Sell', 'SellRole', 'SellWebPermission', 'Tab', 'TabPolicy', 'Tab2'].map((id) => placeOf(id))).toEqual([
    sell,
    sell,
    { function: 'sell', trigger: 'web', file: 'stackwright.json', line: 7, column: 9 },
    tab,
    tab,
    undefined,
  ]);
});

test('a property leads to the key that gives its value, else to the thing', () => {
  expect([placeOf('Sell', '/Resources/Sell/Properties/MemorySize'), placeOf('Sell', 'layers')]).toEqual([
    { function: 'sell', file: 'stackwright.json', line: 5, column: 31 },
    { function: 'sell', file: 'src/sell.ts', line: 1 },
  ]);
});

test('what the project’s own fragment declares leads to its line there', () => {
  expect(['Alarm', 'SellAlarm'].map((id) => placeOf(id))).toEqual([
    { file: 'more.yaml', line: 2 },
    { file: 'more.yaml', line: 4 },
  ]);
});
