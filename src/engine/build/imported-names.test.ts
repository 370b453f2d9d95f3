import { expect, test } from 'vitest';
import { importedNames } from './imported-names.ts';

test('names are told as the modules export them, by specifier', () => {
  const printed = `import { z } from "zod";
import chunk, { map as each, default as again } from "lodash-es";
import {
  a,
  b as c
} from "@team/x/sub";
import "effects";
var text = 'import { no } from "nowhere";';
export { d as e } from "re-exported";
export {
  handler
};
`;
  expect(importedNames(printed)).toEqual([
    { specifier: 'zod', names: ['z'] },
    { specifier: 'lodash-es', names: ['default', 'map'] },
    { specifier: '@team/x/sub', names: ['a', 'b'] },
    { specifier: 'effects', names: [] },
    { specifier: 're-exported', names: ['d'] },
  ]);
});

test.each(['import * as all from "x";', 'import d, * as all from "x";', 'export * from "x";', 'import { "a-b" as c } from "x";'])(
  '%s cannot be told',
  (line) => {
    expect(importedNames(`${line}\n`)).toBeUndefined();
  },
);
