import { expect, test } from 'vitest';
import { createImportedPackages } from './editor-typings.ts';

test('types are wanted of what JSX imports, too, as the tsconfig.json of each source says', () => {
  const files = {
    'package.json': '{ "dependencies": { "preact": "10", "react": "19", "vue": "3" } }',
    'tsconfig.json': '{ "compilerOptions": { "jsx": "react-jsx", "jsxImportSource": "preact" } }',
    'src/deep/view.tsx': 'export const view = <p />;',
    'old/tsconfig.json': '{ "compilerOptions": { "jsx": "react" } }',
    'old/view.jsx': "import React from 'react';",
    'other/tsconfig.json': '{ "compilerOptions": { "jsx": "react-jsxdev", "jsxImportSource": "unnamed" } }',
    'other/view.tsx': '',
  };
  const { 'src/deep/view.tsx': _view, ...without } = files;
  expect([createImportedPackages()(files), createImportedPackages()(without)]).toEqual([['preact/jsx-runtime', 'react'], ['react']]);
});
