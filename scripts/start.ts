// `npm start`: the local cloud and the IDE, on this machine only. `--dev`: the development server. `--no-open`: no browser is opened. `--port N`.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { CloudError } from '#kit/cloud-error.ts';
import { endpointAt, isAlive } from '#local-cloud/emulator-process.ts';
import { ensureLocalCloud, type LocalCloud } from '#local-cloud/ensure-local-cloud.ts';
import { EMULATOR_VERSION, LOCAL_REGION, places } from '#local-cloud/places.ts';
import { runningCloud } from '#local-cloud/running-file.ts';
import { buildPage, servePage } from '#local-cloud/serve-page.ts';
import { stopLocalCloud } from '#local-cloud/stop-local-cloud.ts';
import { watchLocalCloud } from '#local-cloud/watch-local-cloud.ts';
import { readRegistryConfiguration } from '#node/registry-configuration.ts';
import { repositoryRoot } from '#node/repository-root.ts';
import { whenParentEnds } from '#node/when-parent-ends.ts';

const words = process.argv.slice(2);
const development = words.includes('--dev');
const portAt = words.indexOf('--port');
const say = (text: string) => process.stdout.write(`${text}\n`);

let cloud: LocalCloud | undefined;
let cloudProblem: string | undefined;

async function startCloud(): Promise<void> {
  try {
    cloud = await ensureLocalCloud({ say });
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    cloudProblem = `${error.message}; ${error.remedy}`;
    say(`no local cloud: ${cloudProblem}. Everything but deploying locally works.`);
  }
}

const starting = startCloud();
const watching = new AbortController();
let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  watching.abort();
  say('ending');
  await starting.catch(() => undefined); // what is only half started is ended too
  if (cloud?.started) await stopLocalCloud(cloud.pid); // another one may have been started in its place since
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
// Whoever ends npm by its process ends the shell below it, which passes nothing on. What was started by hand may outlive its shell.
if (['start', 'dev'].includes(process.env.npm_lifecycle_event ?? '')) whenParentEnds(end);
// Whoever read what is said may have ended first: that keeps nothing from being ended in order.
process.stdout.on('error', () => undefined);

const [registries] = await Promise.all([readRegistryConfiguration(repositoryRoot()), starting, development ? undefined : buildPage(say)]);
const page = await servePage({
  development,
  ...(portAt >= 0 ? { port: Number(words[portAt + 1]) } : {}),
  bridge: {
    targets: {
      emulator: () => (cloud ? endpointAt(cloud.port) : undefined),
      registries: [registries.default, ...Object.values(registries.scopes)].filter(Boolean),
    },
    registries,
    region: LOCAL_REGION,
    localCloudProblem: () => cloudProblem,
    version: EMULATOR_VERSION,
  },
});
if (cloud) say(`the local cloud answers at ${cloud.endpoint}`);
say(`Stackwright is at ${page.url}   (Ctrl-C ends it)`);
openBrowser(page.url);
if (cloud) await watchCloud();

/** One that dies is started again while the page is served. */
async function watchCloud(): Promise<void> {
  const find = async () => {
    const running = await runningCloud();
    if (running) cloud = { ...running, endpoint: endpointAt(running.port), started: cloud?.started === true && cloud.pid === running.pid };
    return running !== undefined;
  };
  const watched = {
    isAlive: () => cloud !== undefined && isAlive(cloud.pid),
    wasStopped: () => !existsSync(places().running),
    find,
    start: async () => {
      // A page that is open asks at the same address again.
      cloud = await ensureLocalCloud({ say, ...(cloud ? { port: cloud.port } : {}) });
    },
    say,
    sleep: (milliseconds: number, signal: AbortSignal) => sleep(milliseconds, undefined, { signal }),
  };
  await watchLocalCloud(watched, watching.signal).catch((error: unknown) => {
    if (!watching.signal.aborted) throw error;
  });
}

function openBrowser(url: string): void {
  const hasScreen = process.platform === 'darwin' || process.platform === 'win32' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (words.includes('--no-open') || process.env.CI || !hasScreen) return;
  const [command, ...rest] = process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['cmd', '/c', 'start', ''] : ['xdg-open'];
  spawn(command as string, [...rest, url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
