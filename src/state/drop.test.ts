import { expect, test } from 'vitest';
import { aCatalogue } from '#support/a-catalogue.ts';
import { aThumbnailer, aThumbnailerScan } from '#support/a-project.ts';
import { dropAt } from './drop.ts';
import type { EditedProject } from './edit-world.ts';
import { environmentTypings, packageTypings } from './editor-typings.ts';
import { whatIsAt } from './inspector.ts';

const text = 'export const handler = async (event) => {\n  const a = 1;\n};\n';
const eventFrom = text.indexOf('event');
const opened: EditedProject = {
  id: 'one',
  project: aThumbnailer,
  files: { 'src/resize.ts': text },
  scan: {
    ...aThumbnailerScan,
    handlers: [
      { function: 'resize', file: 'src/resize.ts', line: 1, eventFrom, eventTo: eventFrom + 5, bodyFrom: text.indexOf('{'), bodyTo: text.lastIndexOf('}') + 1 },
    ],
    marks: [
      {
        file: 'src/resize.ts',
        from: 50,
        to: 54,
        line: 2,
        column: 10,
        service: 's3',
        operation: 'GetObject',
        resource: 'photos',
        reference: null,
        functions: ['resize'],
      },
    ],
  },
  generated: undefined,
};
const drop = (service: string, offset: number) => dropAt(opened, aCatalogue, { service }, 'src/resize.ts', offset);

test('on the event it triggers, in the code it is called', () => {
  expect(drop('s3', eventFrom + 1)).toEqual({ kind: 'trigger', function: 'resize', from: eventFrom, to: eventFrom + 5, words: 'Trigger resize by S3' });
  expect(drop('s3', text.indexOf('const a') + 2)).toMatchObject({ kind: 'statement', line: 2, words: 'Insert an operation of S3' });
});

test('where a service makes no sense, the reason is said', () => {
  expect(drop('schedule', text.indexOf('const a'))).toEqual({ kind: 'none', words: "Schedule only triggers: drop it onto a handler's event" });
  expect(drop('s3', text.length)).toEqual({ kind: 'none', words: 'a call has to stand in a function' });
});

test('the inspector shows the call at the cursor, else the function', () => {
  expect(whatIsAt(opened.scan, 'src/resize.ts', 52)).toMatchObject({ kind: 'operation', mark: { operation: 'GetObject' } });
  expect(whatIsAt(opened.scan, 'src/resize.ts', 45)).toEqual({ kind: 'function', name: 'resize' });
  expect(whatIsAt(opened.scan, 'README.md', 0)).toBeUndefined();
});

test('typings have exactly the variables that there are, and the packages that are asked for', () => {
  const typings = environmentTypings(aThumbnailer, aCatalogue);
  expect([...typings.matchAll(/readonly ([A-Z_]+): string;/g)].map((one) => one[1])).toEqual([
    'PHOTOS_BUCKET',
    'ARCHIVE_BUCKET',
    'SPARE_BUCKET',
    'LOG_LEVEL',
    'WIDTH',
    'API_KEY',
  ]);
  expect(packageTypings({ 'package.json': '{"dependencies":{"ms":"1","typed":"1"}}' }, ['typed'])).toBe("declare module 'ms';\ndeclare module 'ms/*';\n");
});
