import { expect, test } from 'vitest';
import { aCatalogue } from '#support/a-catalogue.ts';
import { aThumbnailer, aThumbnailerScan } from '#support/a-project.ts';
import { dropAt } from './drop.ts';
import type { EditedProject } from './edit-world.ts';
import { createImportedPackages, environmentTypings, untypedPackages } from './editor-typings.ts';
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
  expect(drop('schedule', text.indexOf('const a'))).toEqual({ kind: 'none', words: 'Schedule only triggers: drop it on a handler’s event' });
  // Beside the event nothing else is asked of it: it never stands in a function.
  expect(drop('schedule', eventFrom - 2)).toEqual({ kind: 'none', words: 'Schedule only triggers: drop it on a handler’s event' });
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
  expect(
    untypedPackages({ 'package.json': '{"dependencies":{"ms":"1","typed":"1"},"devDependencies":{"@types/team__tool":"1"}}' }, ['typed']).split('\n'),
  ).toEqual([
    "declare module 'ms';",
    "declare module 'ms/*';",
    "declare module 'typed/*';",
    "declare module '@types/team__tool';",
    "declare module '@types/team__tool/*';",
    "declare module '@team/tool';",
    "declare module '@team/tool/*';",
    '',
  ]);
});

test('what the sources import of the packages that package.json names is known, as it changes', () => {
  const imported = createImportedPackages();
  const files = {
    'package.json': '{"dependencies":{"ms":"1","@team/tool":"1"},"devDependencies":{"@types/aws-lambda":"8"}}',
    'src/a.ts': `import ms from "ms";\nimport type { Handler } from 'aws-lambda';\nexport * from '@team/tool/sub';\nimport './b';\nimport fs from 'node:fs';\nimport 'unnamed';`,
    'src/b.js': "// nothing\n/* import x from 'ms/not' */ const late = () => import('ms/late');",
    'notes.md': "import 'ms/notes'",
  };
  expect(imported(files)).toEqual(['@team/tool/sub', 'aws-lambda', 'ms', 'ms/late']);
  expect(imported({ ...files, 'src/a.ts': "require('ms')" })).toEqual(['ms', 'ms/late']);
  expect(imported({ 'src/a.ts': files['src/a.ts'] })).toEqual([]);
});
