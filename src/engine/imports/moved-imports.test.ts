import { expect, test } from 'vitest';
import { movedImports } from './moved-imports.ts';

test('what imports a moved file follows it, and what it imports itself too, each written as it was', () => {
  const files = {
    'src/list.ts': "import { a } from './documents';\nexport * from \"./lib/index.js\";\nimport './side.ts';\nimport data from './data.json';\n",
    'src/documents.ts': "import type { B } from './lib';\n",
    'src/lib/index.ts': 'export const b = 1;\n',
    'src/side.ts':
      "const a = require('./list');\nawait import('./list.js');\nimport { c } from '#own';\nimport d from 'list';\n// from './list'\nconst s = `from './list'`;\n",
    'src/data.json': '{}',
    'src/gone.ts': "import './nowhere';\n",
  };
  expect(movedImports(files, 'src/list.ts', 'lib/deep/names.ts')).toEqual({
    'lib/deep/names.ts':
      "import { a } from '../../src/documents';\nexport * from \"../../src/lib/index.js\";\nimport '../../src/side.ts';\nimport data from '../../src/data.json';\n",
    'src/side.ts':
      "const a = require('../lib/deep/names');\nawait import('../lib/deep/names.js');\nimport { c } from '#own';\nimport d from 'list';\n// from './list'\nconst s = `from './list'`;\n",
  });
});

test('in a folder that is moved each file keeps what it imports; a folder with an index stays one where it can', () => {
  const files = {
    'src/a.ts': "import { b } from './lib';\nimport { c } from './lib/c.js';\n",
    'src/lib/index.ts': "import { c } from './c';\nimport { a } from '../a';\n",
    'src/lib/c.ts': '',
  };
  expect([movedImports(files, 'src/lib', 'shared'), movedImports(files, 'src/lib/index.ts', 'src/b.ts')]).toEqual([
    {
      'src/a.ts': "import { b } from '../shared';\nimport { c } from '../shared/c.js';\n",
      'shared/index.ts': "import { c } from './c';\nimport { a } from '../src/a';\n",
    },
    {
      'src/a.ts': "import { b } from './b';\nimport { c } from './lib/c.js';\n",
      'src/b.ts': "import { c } from './lib/c';\nimport { a } from './a';\n",
    },
  ]);
});

test('an import through `paths`, also of what tsconfig.json extends, keeps its mapping where that reaches, and is relative elsewhere', () => {
  const files = {
    'tsconfig.json': '{ "extends": "./config/base.json" }',
    'config/base.json':
      '{ "compilerOptions": { "baseUrl": "..", "paths": { "@lib/*": ["nowhere/*", "src/lib/*"], "@one": ["src/lib/util"], "*.txt": ["texts/*.ts"] } } }',
    'src/lib/util.ts': 'export const up = 1;\n',
    'src/a.ts':
      "import { up } from '@lib/util';\nimport '@lib/util.js';\nimport '@one';\nimport 'src/lib/util';\nimport '#own';\nimport 'lodash'; // from '@lib/util'\n",
    'index.ts': "import 'letter.txt';\n",
    'texts/letter.ts': '',
  };
  expect([movedImports(files, 'src/lib/util.ts', 'src/lib/words.ts'), movedImports(files, 'src/lib/util.ts', 'src/words.ts')]).toEqual([
    { 'src/a.ts': files['src/a.ts'].replace(/(?<!\/\/ from '@lib\/)util/g, 'words').replace('@one', './lib/words') },
    {
      'src/a.ts':
        "import { up } from './words';\nimport './words.js';\nimport './words';\nimport 'src/words';\nimport '#own';\nimport 'lodash'; // from '@lib/util'\n",
    },
  ]);
  expect(movedImports(files, 'texts/letter.ts', 'texts/card.ts')).toEqual({ 'index.ts': "import 'card.txt';\n" });
  expect([movedImports(files, 'config/base.json', 'base.json'), movedImports(files, 'src/a.ts', 'b/a.ts')]).toEqual([{}, {}]);
});

test('an import through `paths` is relative where another tsconfig.json counts', () => {
  const files = {
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@lib/*": ["./lib/*"] } } }',
    'lib/util.ts': '',
    'a.ts': "import '@lib/util';\n",
    'other/tsconfig.json': '{}',
  };
  expect(movedImports(files, 'a.ts', 'other/a.ts')).toEqual({ 'other/a.ts': "import '../lib/util';\n" });
});
