import { parser } from '@lezer/javascript';
import { bench, describe } from 'vitest';
import { createTracker } from '#engine/tracking/tracker.ts';
import { snippetProject } from '#support/scan-snippet.ts';
import { trackingCatalogue } from '#support/tracking-catalogue.ts';
import { largeFile } from './large-file.ts';

const text = largeFile();
const project = snippetProject();
const bare = parser.configure({ dialect: 'ts' });
const options = { time: 4000, iterations: 8, warmupIterations: 2 };

// Aim: under 300 ms whole and under 10 ms after a keystroke. The reference is the bare parse of the same text by the same parser, which
// everything else comes on top of.
describe('a file of 10,000 lines', () => {
  const tracker = createTracker(trackingCatalogue);
  const at = text.indexOf('for (let attempt', text.length / 2);
  let typed = text;
  tracker.update({ project, files: { 'f.ts': typed } });

  bench(
    'scan after one keystroke',
    () => {
      typed = `${typed.slice(0, at)}x${typed.slice(at)}`;
      tracker.update({ project, files: { 'f.ts': typed } });
    },
    options,
  );
  bench('scan whole', () => void createTracker(trackingCatalogue).update({ project, files: { 'f.ts': text } }), options);
  bench('reference: bare parse', () => void bare.parse(text), options);
});
