import { parser } from '@lezer/javascript';
import { createTracker } from '#engine/tracking/tracker.ts';
import { snippetProject } from '#support/scan-snippet.ts';
import { trackingCatalogue } from '#support/tracking-catalogue.ts';
import { largeFile } from './large-file.ts';
import { line, median } from './measure.ts';

// Scanning a file of 10,000 lines: whole, and after one letter typed in its middle. The reference is the bare parse of the same text by the
// same parser, which everything else comes on top of.
const text = largeFile();
const project = snippetProject();
const bare = parser.configure({ dialect: 'ts' });

const reference = { name: 'bare parse', milliseconds: 0 };
const warm = (): void => void createTracker(trackingCatalogue).update({ project, files: { 'f.ts': text } });
for (let index = 0; index < 3; index++) {
  bare.parse(text);
  warm();
}
reference.milliseconds = median(7, () => bare.parse(text));
const whole = median(7, warm);

const tracker = createTracker(trackingCatalogue);
let typed = text;
tracker.update({ project, files: { 'f.ts': typed } });
const at = text.indexOf('for (let attempt', text.length / 2);
const keystroke = median(41, () => {
  typed = `${typed.slice(0, at)}x${typed.slice(at)}`;
  tracker.update({ project, files: { 'f.ts': typed } });
});

console.log(`scan: ${text.split('\n').length} lines, ${Math.round(text.length / 1000)} KB`);
console.log(line('bare parse', reference.milliseconds, reference));
console.log(line('full scan', whole, reference, 300));
console.log(line('scan after one keystroke', keystroke, reference, 10));
