import { expect, test } from 'vitest';
import { addressOf, withPaths } from './address-of.ts';

test('a message names files as the project has them', () => {
  const message = `Module './view' was resolved to '${addressOf('one', 'src/%5Bid%5D/view.tsx')}', but '${addressOf('one', 'src/100%/a.ts')}' is not in ${addressOf('two', 'b.ts')}`;
  expect(withPaths('one', message)).toBe("Module './view' was resolved to 'src/[id]/view.tsx', but 'src/100%/a.ts' is not in file:///two/b.ts");
});
