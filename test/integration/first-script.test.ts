import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildPage } from '#local-cloud/serve-page.ts';
import { repositoryRoot } from '#node/repository-root.ts';
import { firstScriptKilobytes } from '../../bench/first-script.ts';

test('what the page needs before anything is seen of it stays small', async () => {
  await buildPage(() => undefined);
  // Kilobytes, zipped. What a project needs only now and then is loaded when it does.
  expect(firstScriptKilobytes(join(repositoryRoot(), 'dist')).entry).toBeLessThan(250);
});
