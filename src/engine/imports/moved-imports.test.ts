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
