import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { runProcess } from '#node/run-process.ts';

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Nobody outside is asked for anything; and no sandbox of its own, as tests often run where a user namespace can't be made. */
const FLAGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium of this machine, without a window. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: FLAGS });
}

/** The one that is installed; else the system's package where that is allowed; else one line that says what to run. */
export async function findChromium(): Promise<string> {
  const found = installed();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stderr.write("installing Chromium from the system's packages\n");
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await runProcess('apt-get', ['update'], { env });
    await runProcess('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env });
    const made = installed();
    if (made) return made;
  }
  throw new Error('no Chromium was found: install one (on Debian and Ubuntu: apt-get install chromium), or name it in CHROMIUM_PATH');
}

function installed(): string | undefined {
  return PLACES.find((path) => path !== undefined && path !== '' && existsSync(path));
}
