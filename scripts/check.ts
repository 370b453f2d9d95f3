// `npm run check`: what every commit has to pass. CI runs it too, before the rest of the tests.
import { checkSteps } from './check-steps.ts';
import { runTests } from './run-tests.ts';

const isGood = await checkSteps();
const tests = await runTests(['unit', 'ui']);
process.exitCode = isGood && tests.failed === 0 && tests.passed > 0 ? 0 : 1;
