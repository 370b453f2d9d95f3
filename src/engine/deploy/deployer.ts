import type { CloudSession } from '#kit/cloud-session.ts';
import type { Clock, Network, Random } from '#kit/ports.ts';
import type { DeploymentPhase, DeploymentSnapshot } from '#model/deployment.ts';
import { stackName as stackNameOf } from '#model/names.ts';
import { deletedBy } from './agreed.ts';
import { type Controls, createControls } from './controls.ts';
import { type Course, createCourse } from './course.ts';
import { deployProject } from './deploy-project.ts';
import type { Deployment, DeploymentSubject, DeployRequest, LeftRequest, ReattachRequest } from './deploy-request.ts';
import type { DeployerContext } from './deployer-context.ts';
import { keepProblems } from './keep.ts';
import { lossProblems, unconfirmedLosses } from './losses.ts';
import { patientDriver } from './patient-driver.ts';
import { tellPauses } from './pauses.ts';
import type { RecoverRequest } from './recover-stack.ts';
import { type RemovalPlan, type RemoveRequest, removeStack } from './remove-stack.ts';
import { stopOperation } from './stop.ts';
import type { StopConsent, StopResult } from './stop-running.ts';

export interface DeployerOptions {
  readonly session: CloudSession;
  readonly clock: Clock;
  readonly random: Random;
  /** Absent: there is always one. */
  readonly network?: Network;
  /** Milliseconds between two looks; absent: two seconds, and a quarter of one on a local cloud. */
  readonly interval?: number;
}

export type OnSnapshot = (snapshot: DeploymentSnapshot) => void;

export interface Deployer {
  /** Begins at once; the first snapshot comes before it returns. */
  deploy(request: DeployRequest, onSnapshot: OnSnapshot): Deployment;
  /** What runs on the project's stack, or waits there to be executed: found again after a reload. Undefined: nothing. */
  reattach(request: ReattachRequest, onSnapshot: OnSnapshot, signal?: AbortSignal): Promise<Deployment | undefined>;
  /** What was begun here and left running, to its end, which may have come already. Undefined: it was never executed, or others came after it. */
  rejoin(request: LeftRequest, onSnapshot: OnSnapshot, signal?: AbortSignal): Promise<Deployment | undefined>;
  /** What removing the stack would do; `exists` false where there is none. */
  planRemoval(subject: DeploymentSubject, signal?: AbortSignal): Promise<RemovalPlan>;
  /** Deletes the project's stack. Whoever calls it has shown the plan and has a consent to it, and to nothing else. */
  remove(request: RemoveRequest, onSnapshot: OnSnapshot): Deployment;
  /** Stops what runs on the project's stack, whoever began it. */
  stopRunning(subject: DeploymentSubject, consent: boolean | StopConsent, signal?: AbortSignal): Promise<StopResult>;
  /** Takes the way out that the state of a broken stack has. A failed deletion that is tried again needs a consent, which the caller has. */
  recover(request: RecoverRequest, onSnapshot: OnSnapshot): Deployment;
  /** Stages what takes back the changes that were made beside the stack; executed when somebody says so. */
  stageBack(subject: DeploymentSubject, onSnapshot: OnSnapshot): Deployment;
}

export function createDeployer(options: DeployerOptions): Deployer {
  const { session, random, network } = options;
  const clock = session.clock ?? options.clock;
  const context: DeployerContext = {
    session,
    impatient: session.driver,
    ...(network ? { network } : {}),
    clock,
    random,
    interval: options.interval ?? (session.target.kind === 'local' ? 250 : 2_000),
  };
  const start = (subject: DeploymentSubject, initial: DeploymentPhase, onSnapshot: OnSnapshot, first: Partial<DeploymentSnapshot> = {}): Started => {
    const controls = createControls();
    const course = createCourse(
      {
        id: random.id(),
        projectName: subject.projectName,
        stage: subject.stage,
        stackName: stackNameOf(subject.projectName, subject.stage),
        clock,
        initial,
        canStop: session.driver.capabilities.stop,
        onSnapshot,
      },
      first,
    );
    tellPauses(session, course);
    const driver = patientDriver({ session, course, controls, clock, ...(network ? { network } : {}) });
    const own = { ...context, session: { ...session, driver } };
    return { context: own, course, controls, deployment: deploymentOf(own, course, controls, subject) };
  };
  return {
    deploy(request, onSnapshot) {
      const { context: own, course, controls, deployment } = start(request, 'building', onSnapshot);
      void guarded(course, deployProject(explaining(own, request), course, controls, request, deployment.snapshot().stackName));
      return deployment;
    },
    async reattach(request, onSnapshot, signal) {
      const { reattach } = await import('./reattach.ts');
      const found = await reattach(context, request, stackNameOf(request.projectName, request.stage), signal);
      if (!found) return undefined;
      const { context: own, course, controls, deployment } = start(request, found.phase, onSnapshot, found.facts);
      void guarded(course, found.run(own, course, controls));
      return deployment;
    },
    async rejoin(request, onSnapshot, signal) {
      const { leftRunning } = await import('./left-running.ts');
      const left = await leftRunning(context, request, stackNameOf(request.projectName, request.stage), signal);
      if (!left) return undefined;
      const { context: own, course, controls, deployment } = start(request, left.phase, onSnapshot, left.facts);
      void guarded(course, left.run(own, course, controls));
      return deployment;
    },
    async planRemoval(subject, signal) {
      const stackName = stackNameOf(subject.projectName, subject.stage);
      const state = await session.driver.inspect(stackName, signal);
      const exists = state.condition !== 'missing';
      const changes = exists ? await session.driver.removal(stackName, signal) : [];
      return {
        exists,
        stackName,
        ...(state.id ? { stackId: state.id } : {}),
        goes: changes.filter((one) => one.old !== 'kept'),
        stays: changes.filter((one) => one.old === 'kept'),
      };
    },
    async stopRunning(subject, consent, signal) {
      const { stopRunning } = await import('./stop-running.ts');
      return stopRunning(context, stackNameOf(subject.projectName, subject.stage), consent, signal);
    },
    recover(request, onSnapshot) {
      const { context: own, course, controls, deployment } = start(request, 'recovering', onSnapshot);
      const recover = async (): Promise<void> => {
        const { recoverStack } = await import('./recover-stack.ts');
        await recoverStack(own, course, controls, request, deployment.snapshot().stackName);
      };
      void guarded(course, recover());
      return deployment;
    },
    stageBack(subject, onSnapshot) {
      const { course, controls, deployment } = start(subject, 'preparing', onSnapshot);
      const stage = async (): Promise<void> => {
        const { stageBack } = await import('#engine/drift/stage-back.ts');
        await stageBack(context, course, controls, subject, deployment.snapshot().stackName);
      };
      void guarded(course, stage());
      return deployment;
    },
    remove(request, onSnapshot) {
      const { context: own, course, controls, deployment } = start(request, 'removing', onSnapshot);
      void guarded(course, removeStack(own, course, controls, request, deployment.snapshot().stackName));
      return deployment;
    },
  };
}

/** What the cloud explains is of what was tried. */
function explaining(context: DeployerContext, { isReturn: returns = false, importExisting: imports = false }: DeployRequest): DeployerContext {
  const { session } = context;
  const { explainer } = session;
  if (!explainer || !(returns || imports)) return context;
  const bound: CloudSession['explainer'] = async () => {
    const explain = await explainer();
    return (reason) => explain(reason, { returns, imports });
  };
  return { ...context, session: { ...session, explainer: bound } };
}

interface Started {
  readonly context: DeployerContext;
  readonly course: Course;
  readonly controls: Controls;
  readonly deployment: Deployment;
}

function deploymentOf(context: DeployerContext, course: Course, controls: Controls, { placeOf }: DeploymentSubject): Deployment {
  /** At once, so that a second tap finds no button alive. */
  const answered = (isTaken: boolean): boolean => {
    if (isTaken) course.hold(true);
    return isTaken;
  };
  return {
    id: course.snapshot().id,
    snapshot: course.snapshot,
    execute({ confirmedLosses = [], keep = false } = {}) {
      const { can, rows, keeps, keepRefusal } = course.snapshot();
      if (!can.execute) return false;
      const changes = rows.map((row) => row.change);
      if (unconfirmedLosses(changes, confirmedLosses).length > 0) {
        course.tell({ problems: lossProblems(changes, confirmedLosses, placeOf) });
        return false;
      }
      const keepsNow = keep || keeps !== undefined;
      if (keepsNow && keepRefusal !== undefined) {
        course.tell({ problems: keepProblems(changes, keeps === 'forced') });
        return false;
      }
      return answered(controls.answer({ kind: 'execute', byUser: true, keep: keepsNow }));
    },
    lookAgain() {
      if (course.phase === 'staged' && course.snapshot().can.execute) controls.answer({ kind: 'look' });
    },
    abort() {
      if (!course.snapshot().can.abort) return false;
      const isTaken = course.phase !== 'staged' || controls.answer({ kind: 'abort' });
      // Said before it is carried out: that takes a while, and a second press must find no button alive.
      if (isTaken) course.tell({ aborts: true });
      if (course.phase !== 'staged') controls.abort();
      return isTaken;
    },
    consent(granted, { confirmedLosses = [] } = {}) {
      const { can, consentTo = [] } = course.snapshot();
      if (!can.consent) return false;
      if (granted && unconfirmedLosses(consentTo, confirmedLosses).length > 0) {
        course.tell({ problems: lossProblems(consentTo, confirmedLosses, placeOf) });
        return false;
      }
      return answered(controls.answer({ kind: 'consent', granted }));
    },
    recover({ skip = [], confirmedLosses = [] } = {}) {
      const { can, recovery } = course.snapshot();
      if (!can.recover) return false;
      const losses = recovery ? lossProblems(deletedBy(recovery, skip), confirmedLosses, placeOf) : [];
      if (losses.length > 0) {
        course.tell({ problems: losses });
        return false;
      }
      return answered(controls.answer({ kind: 'recover', skip }));
    },
    retry: () => (course.snapshot().can.retry ?? false) && answered(controls.answer({ kind: 'retry' })),
    stop({ deleteStack = false } = {}) {
      const { can, stopDeletes } = course.snapshot();
      if (!can.stop || (stopDeletes && !deleteStack)) return false;
      void guarded(course, stopOperation(context, course, controls, deleteStack));
      return true;
    },
    detach: controls.detach,
    settled: course.settled,
  };
}

/** Whatever escapes is a fault of ours, and still ends the deployment. */
async function guarded(course: Course, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    course.fail(error);
  }
}
