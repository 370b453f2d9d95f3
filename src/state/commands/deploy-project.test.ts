import { expect, test } from 'vitest';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { problem } from '#model/problem.ts';
import { emptyProject } from '#model/project.ts';
import { aSnapshot } from '#support/a-snapshot.ts';
import { createBuildStore } from '../build.ts';
import type { DeployWorld, Message, OpenedProject } from '../deploy-world.ts';
import { createDeploymentStore } from '../deployment.ts';
import { createFollowed, type DeploymentHandle, type DeploymentStart, type Listen } from '../deployment-handle.ts';
import { createDriftStore } from '../drift.ts';
import { createLogsStore } from '../logs.ts';
import { createProjectInfoStore } from '../project-info.ts';
import { createQueueKeeper } from '../queue-keeper.ts';
import { createRehearsalKeeper } from '../rehearsal-keeper.ts';
import { createReleasesStore } from '../releases.ts';
import { createRunStore } from '../run.ts';
import { EMPTY_SCAN } from '../scan.ts';
import { createTargetStore } from '../target.ts';
import { createTryItStore } from '../try-it-store.ts';
import { abortChanges } from './abort-changes.ts';
import { answerQuestions, closeMonitor, deployProject } from './deploy-project.ts';
import { executeChanges } from './execute-changes.ts';
import { findDeployment } from './find-deployment.ts';
import { requestDeployment } from './request-deployment.ts';
import { stopDeployment } from './stop-deployment.ts';

const opened: OpenedProject = { id: 'one', project: emptyProject('counter'), files: {}, scan: EMPTY_SCAN, isForeign: false };

function aWorld() {
  const said: Message[] = [];
  const asked: string[] = [];
  const starts: { readonly start: DeploymentStart; readonly listen: Listen }[] = [];
  const target = { kind: 'local', endpoint: 'http://127.0.0.1:1', region: 'r' } as const;
  const session = { target, driver: { inspect: async () => ({ condition: 'missing', ours: true, name: 's', outputs: [] }) } } as unknown as CloudSession;
  const handle: DeploymentHandle = {
    execute: (confirmed) => asked.push(`execute ${confirmed.join()}`) > 0,
    lookAgain: () => undefined,
    abort: () => asked.push('abort') > 0,
    stop: (isConsented) => asked.push(`stop ${isConsented}`) > 0,
    consent: () => true,
    recover: () => true,
    retry: () => true,
    settled: Promise.resolve(),
    dispose: () => {},
  };
  const settings = new Map<string, string>();
  let found: (handle: DeploymentHandle | undefined) => void = () => undefined;
  const finding = new Promise<DeploymentHandle | undefined>((resolve) => {
    found = resolve;
  });
  const world: DeployWorld = {
    deployment: createDeploymentStore(),
    build: createBuildStore(),
    run: createRunStore(),
    logs: createLogsStore(),
    target: createTargetStore(target),
    tryIt: createTryItStore(),
    projectInfo: createProjectInfoStore(),
    releases: createReleasesStore(),
    drift: createDriftStore(),
    workbench: {
      opened: () => opened,
      generated: () => undefined,
      fresh: async () => opened,
      goTo: () => undefined,
      manifestProblems: () => [],
      knownProblems: () => [],
      onChange: () => ({ dispose: () => {} }),
      writeProject: () => true,
      writeFile: () => {},
      removeFile: () => {},
      say: (message) => said.push(message),
      report: () => {},
      reportEnd: () => {},
      dropEnd: () => {},
      leaveTarget: () => {},
      deployed: () => {},
      download: () => {},
      settings: { get: (key) => settings.get(key), set: (key, value) => settings.set(key, value) },
      savedText: () => '',
    },
    clouds: {
      cloud: () => undefined,
      session: {
        current: () => session,
        use: () => session,
        adopt: () => {},
        renew: () => {},
        onChange: () => ({ dispose: () => {} }),
        probe: async () => ({ account: '1', arn: 'a' }),
        drop: () => {},
      },
      build: async () => ({ artifacts: [], problems: [], log: [], files: {} }),
    },
    deployments: {
      hashOf: async () => 'hash',
      start: (start, listen) => {
        starts.push({ start, listen });
        return handle;
      },
      returnTo: () => handle,
      find: () => finding,
      forget: async () => undefined,
      recover: () => {
        throw new Error('nobody asked for this');
      },
      stageBack: () => {
        throw new Error('nobody asked for this');
      },
      planRemoval: async () => ({ exists: false, stackName: '', goes: [], stays: [] }),
      remove: () => handle,
    },
    queue: createQueueKeeper({}),
    rehearsals: createRehearsalKeeper({}),
    followed: createFollowed(),
    clock: { now: () => 0, sleep: async () => {} },
    random: { id: () => crypto.randomUUID() },
  };
  const tell = (snapshot: Partial<DeploymentSnapshot> & Pick<DeploymentSnapshot, 'phase'>, of = starts.length - 1) => starts[of]?.listen(aSnapshot(snapshot));
  return { world, said, asked, starts, tell, found };
}

test('while a deployment goes on, Deploy Project brings it back and begins no other', async () => {
  const { world, said, starts, tell } = aWorld();
  await deployProject(world);
  tell({ phase: 'executing' });
  closeMonitor(world);
  expect([said.map((one) => one.text), world.deployment.getState().isOpen]).toEqual([['The deployment goes on in the background'], false]);
  await deployProject(world);
  expect([starts.length, world.deployment.getState().isOpen]).toEqual([1, true]);
});

test('pressed twice before anything is seen of it, it is one deployment, and nothing is queued', async () => {
  const { world, starts } = aWorld();
  await Promise.all([deployProject(world), deployProject(world)]);
  expect([starts.length, world.queue.store.getState().queue.queued]).toEqual([1, undefined]);
});

test('what is asked before a deployment, answered twice, begins one, and nothing is queued', async () => {
  const { world, starts } = aWorld();
  world.workbench.opened = () => ({ ...opened, isForeign: true });
  world.workbench.fresh = async () => ({ ...opened, isForeign: true });
  await deployProject(world);
  expect([starts.length, world.deployment.getState().questions?.runsLocally]).toEqual([0, true]);
  await Promise.all([answerQuestions(world, {}), answerQuestions(world, {})]);
  expect([starts.length, world.queue.store.getState().queue.queued]).toEqual([1, undefined]);
});

test('a first lock file that the build has written is of what is deployed, and no edit', async () => {
  const { world, starts, tell } = aWorld();
  const lock = { 'package-lock.json': '{}' };
  world.clouds.build = async () => ({ artifacts: [], problems: [], log: [], files: lock });
  world.workbench.writeFile = (path, text) => {
    world.workbench.opened = () => ({ ...opened, files: { ...opened.files, [path]: text } });
  };
  await deployProject(world);
  await starts[0]?.start.build(() => undefined, new AbortController().signal);
  for (const phase of ['staged', 'executing', 'succeeded'] as const) tell({ phase });
  const { snapshot, deployedFiles } = world.deployment.getState();
  expect([snapshot?.differs ?? false, deployedFiles]).toEqual([false, lock]);
});

test('a manifest that can’t be read is said, also where no project comes of it at all', async () => {
  const { world, said } = aWorld();
  const broken = problem('ManifestInvalid', { at: { file: 'stackwright.json', line: 1, column: 25 }, summary: 'a value is missing', remedy: 'add it' });
  const workbench = { ...world.workbench, opened: () => undefined, manifestProblems: () => [broken] };
  await deployProject({ ...world, workbench });
  expect(said).toEqual([
    { kind: 'error', isOfDeployment: true, text: 'The deployment could not begin', detail: 'stackwright.json:1:25: a value is missing. Add it.' },
  ]);
});

test('what is known to be wrong is said before the monitor opens and before anything is asked; what is staged stays', async () => {
  const { world, said, asked, starts, tell } = aWorld();
  await deployProject(world);
  tell({ phase: 'staged', can: { execute: true, abort: true, stop: false, consent: false } });
  closeMonitor(world);
  said.length = 0;
  const at = { file: 'stackwright.json', line: 12, column: 7 };
  world.workbench.knownProblems = () => [
    problem('ResourceUnused', { summary: 'x is left out', remedy: 'use it' }),
    problem('EntryMissing', { at, summary: 'no file src/hit.ts', remedy: 'create it' }),
  ];
  await deployProject(world, { again: true });
  expect([said.filter((one) => one.kind === 'error'), asked, starts.length, world.deployment.getState().isOpen]).toEqual([
    [{ kind: 'error', isOfDeployment: true, text: 'The deployment could not begin', detail: 'stackwright.json:12:7: no file src/hit.ts. Create it.' }],
    [],
    1,
    false,
  ]);
});

test('staged changes that are not of the project that is open: their end says so', async () => {
  const { world, tell } = aWorld();
  await deployProject(world);
  world.followed.files = undefined;
  world.deployment.setState({ isEdited: true });
  tell({ phase: 'succeeded' });
  const { snapshot, deployedFiles } = world.deployment.getState();
  expect([snapshot?.differs, deployedFiles]).toEqual([true, undefined]);
});

test('pressed while what was aborted is still being discarded, it deploys anew once that is over', async () => {
  const { world, starts, tell } = aWorld();
  let discarded = () => {};
  const settled = new Promise<void>((resolve) => {
    discarded = resolve;
  });
  const start = world.deployments.start;
  world.deployments.start = (...of) => ({ ...start(...of), ...(starts.length === 1 ? { settled } : {}) });
  await deployProject(world);
  tell({ phase: 'staged', can: { execute: true, abort: true, stop: false, consent: false } });
  abortChanges(world);
  const pressed = deployProject(world);
  await Promise.resolve();
  expect([starts.length, world.deployment.getState().isOpen]).toEqual([1, false]);
  tell({ phase: 'aborted' });
  discarded();
  await pressed;
  expect([starts.length, world.deployment.getState().isOpen]).toEqual([2, true]);
});

test('what was aborted and waits for the network is shown: it stands in the way', async () => {
  const { world, starts, tell } = aWorld();
  const start = world.deployments.start;
  world.deployments.start = (...of) => ({ ...start(...of), settled: new Promise(() => {}) });
  await deployProject(world);
  tell({ phase: 'staged', can: { execute: true, abort: true, stop: false, consent: false } });
  abortChanges(world);
  const pressed = deployProject(world);
  tell({ phase: 'staged', waitsFor: 'network' });
  await pressed;
  expect([starts.length, world.deployment.getState().isOpen]).toEqual([1, true]);
});

test('staged again without a network: once it is back, what was staged is discarded and the project staged', async () => {
  const { world, starts, tell } = aWorld();
  const { start } = world.deployments;
  let settle: () => void = () => undefined;
  const settled = new Promise<void>((resolve) => {
    settle = resolve;
  });
  world.deployments.start = (...of) => ({ ...start(...of), settled });
  await deployProject(world);
  tell({ phase: 'staged', can: { execute: true, abort: true, stop: false, consent: false } });
  const pressed = deployProject(world, { again: true });
  tell({ phase: 'staged', waitsFor: 'network' });
  await pressed;
  expect([starts.length, world.deployment.getState().isOpen]).toEqual([1, true]);
  tell({ phase: 'aborted' });
  settle();
  await expect.poll(() => starts.length).toBe(2);
});

test('a failed initialisation closes the monitor; a toast names the place and what to do', async () => {
  const { world, said, tell } = aWorld();
  await deployProject(world);
  const wrong = problem('EntryMissing', { at: { function: 'hit' }, summary: 'no file src/hit.ts', remedy: 'create it' });
  tell({ phase: 'failed', failedAt: 'initialisation', problems: [wrong] });
  expect([world.deployment.getState().isOpen, said]).toEqual([
    false,
    [{ kind: 'error', isOfDeployment: true, text: 'The deployment could not begin', detail: 'hit: no file src/hit.ts. Create it.' }],
  ]);
});

test('staged again, what was staged is discarded first, and its late snapshots are not shown', async () => {
  const { world, asked, tell } = aWorld();
  await deployProject(world);
  tell({ phase: 'staged' });
  await deployProject(world, { again: true });
  tell({ phase: 'staging' });
  tell({ phase: 'aborted' }, 0);
  expect([asked, world.deployment.getState().snapshot?.phase]).toEqual([['abort'], 'staging']);
});

test('stopping a first deployment is asked for; an update is stopped at once', async () => {
  const { world, asked, tell } = aWorld();
  const can = { execute: false, abort: false, stop: true, consent: false };
  await deployProject(world);
  tell({ phase: 'executing', can, stopDeletes: true });
  stopDeployment(world, false);
  expect([world.deployment.getState().asksForStop, asked]).toEqual([true, []]);
  tell({ phase: 'executing', can, stopDeletes: true, done: 1 });
  expect(world.deployment.getState().asksForStop).toBe(true);
  stopDeployment(world, true);
  expect([world.deployment.getState().asksForStop, asked]).toEqual([false, ['stop true']]);
});

test('whether to stop is not asked any more once nothing can be stopped', async () => {
  const { world, tell } = aWorld();
  const can = { execute: false, abort: false, stop: true, consent: false };
  await deployProject(world);
  tell({ phase: 'executing', can, stopDeletes: true });
  stopDeployment(world, false);
  tell({ phase: 'succeeded', can: { ...can, stop: false } });
  expect(world.deployment.getState().asksForStop).toBe(false);
});

test('nothing is told to a machine that doesn’t answer to it', async () => {
  const { world, asked, tell } = aWorld();
  await deployProject(world);
  tell({ phase: 'staging' });
  executeChanges(world);
  stopDeployment(world, true);
  expect(asked).toEqual([]);
});

/** The page was loaded anew, and what ran before isn't found yet. */
function pressedWhileLooking() {
  const of = aWorld();
  const { find } = of.world.deployments;
  let listen: Listen = () => undefined;
  of.world.deployments.find = (at, heard, signal) => {
    listen = heard;
    return find(at, heard, signal);
  };
  const looking = findDeployment(of.world);
  const pressed = deployProject(of.world);
  return { ...of, looking, pressed, hear: (snapshot: Partial<DeploymentSnapshot> & Pick<DeploymentSnapshot, 'phase'>) => listen(aSnapshot(snapshot)) };
}

const whatIsSeen = ({ world, starts }: Pick<ReturnType<typeof aWorld>, 'world' | 'starts'>) => {
  const { snapshot, isOpen, isAwaited } = world.deployment.getState();
  return { phase: snapshot?.phase, isOpen, isAwaited, begun: starts.length, queued: world.queue.store.getState().queue.queued };
};

test('pressed while what ran here is still looked for, it waits, and opens what is found; nothing is queued', async () => {
  for (const phase of ['staged', 'executing', 'rolledBack'] as const) {
    const of = pressedWhileLooking();
    await Promise.resolve();
    expect(whatIsSeen(of)).toEqual({ phase: undefined, isOpen: false, isAwaited: true, begun: 0, queued: undefined });
    await expect.poll(() => of.world.queue.place ?? 'looked for').toBeDefined();
    of.hear({ phase });
    of.found(undefined);
    await Promise.all([of.looking, of.pressed]);
    expect(whatIsSeen(of)).toEqual({ phase, isOpen: true, isAwaited: false, begun: 0, queued: undefined });
  }
});

test('pressed while what ran here is still looked for, it begins one where nothing is found', async () => {
  const of = pressedWhileLooking();
  of.found(undefined);
  await Promise.all([of.looking, of.pressed]);
  expect(whatIsSeen(of)).toEqual({ phase: undefined, isOpen: true, isAwaited: false, begun: 1, queued: undefined });
});

test('whoever doesn’t want to wait for what is looked for begins nothing by it', async () => {
  const of = pressedWhileLooking();
  closeMonitor(of.world);
  await of.pressed;
  of.found(undefined);
  await of.looking;
  expect(whatIsSeen(of)).toEqual({ phase: undefined, isOpen: false, isAwaited: false, begun: 0, queued: undefined });
});

test('a deployment that is begun while the stack is still being looked at is the one that is followed', async () => {
  const { world, tell, asked, found } = aWorld();
  const looking = findDeployment(world);
  await requestDeployment(world, opened, { wishes: {} });
  tell({ phase: 'staged', can: { execute: true, abort: true, stop: false, consent: false } });
  let isDetached = false;
  found({
    execute: () => false,
    lookAgain: () => undefined,
    abort: () => false,
    stop: () => false,
    consent: () => false,
    recover: () => false,
    retry: () => false,
    settled: Promise.resolve(),
    dispose() {
      isDetached = true;
    },
  });
  await looking;
  executeChanges(world);
  expect([asked, isDetached]).toEqual([['execute '], true]);
});

test('left for another project, a deployment that isn’t staged yet is given up, and said; one that runs goes on, and staged changes stay', async () => {
  const leaving = async (phase: DeploymentSnapshot['phase']) => {
    const { world, said, asked, tell } = aWorld();
    await deployProject(world);
    tell({ phase });
    void findDeployment(world);
    return [asked, said.map((one) => one.text)];
  };
  expect(await leaving('uploading')).toEqual([['abort'], ['thumbnailer → dev: the deployment was given up, nothing was changed']]);
  expect(await leaving('executing')).toEqual([[], ['thumbnailer → dev: the deployment goes on in the cloud']]);
  expect(await leaving('staged')).toEqual([[], []]);
});
