// `npm test`: the check, the page as it is built, the local cloud and the browser. Installs what it needs, says what it does, and ends with the count.
import { CloudError } from '#kit/cloud-error.ts';
import { installEmulator } from '#local-cloud/install-emulator.ts';
import { withLock } from '#local-cloud/running-file.ts';
import { buildPage } from '#local-cloud/serve-page.ts';
import { findChromium } from '../test/support/chromium.ts';
import { checkSteps } from './check-steps.ts';
import { runTests } from './run-tests.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** What can't be tested here is a failure with one line, never left out silently. */
async function prepared(): Promise<string | undefined> {
  try {
    await withLock(() => installEmulator(say));
    say(`browser: ${await findChromium()}`);
    await buildPage(say);
    return undefined;
  } catch (error) {
    return error instanceof CloudError ? `${error.message}; ${error.remedy}` : String((error as Error).message);
  }
}

let passed = 0;
let failed = 0;
if (!(await checkSteps())) failed += 1;
// As many random courses as a person wouldn't wait for at each change.
if (process.env.CI) process.env.SIMULATOR_RUNS ??= '2000';
const unit = await runTests(['unit', 'ui']);
passed += unit.passed;
failed += unit.failed;
const missing = await prepared();
if (missing) {
  say(missing);
  failed += 1;
} else {
  const counted = await runTests(['integration', 'looks', 'journeys']);
  passed += counted.passed;
  failed += counted.failed;
}
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
