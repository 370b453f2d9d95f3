import type { Deployment, DeployRequest } from '#engine/deploy/deploy-request.ts';
import { createDeployer, type Deployer } from '#engine/deploy/deployer.ts';
import { CloudError } from '#kit/cloud-error.ts';
import { type DeploymentSnapshot, isEnded } from '#model/deployment.ts';
import type { Template } from '#model/template.ts';
import type { Rehearsal } from './a-rehearsal.ts';
import { generatedOf } from './deploy-fixture.ts';
import type { Person } from './random-rehearsal.ts';

/** What was agreed to, by name. */
export interface Consent {
  toDeletion: boolean;
  readonly toLosses: Set<string>;
  /** A failed deletion is tried again: the stack goes, and of what holds data only what was named. */
  toTryingAgain: boolean;
  /** How often Execute was taken. */
  executions: number;
}

export function noConsent(): Consent {
  return { toDeletion: false, toLosses: new Set(), toTryingAgain: false, executions: 0 };
}

export interface Deployed {
  /** Undefined: after a reload nothing of it was there any more; it was over, or had never begun. */
  readonly snapshot: DeploymentSnapshot | undefined;
  readonly isReloaded: boolean;
}

const SUBJECT = { projectName: 'shop', stage: 'dev' };
/** Nobody says yes for ever to what doesn't work. */
const PATIENCE = 3;

/**
 * One person in front of one deployment, from Deploy Project to its end: reads what is shown, and does what they would.
 * `onLook` counts their looks at it. The page may be loaded anew in the middle: then another deployer finds it again.
 */
export async function deployAs(
  person: Person,
  of: {
    readonly rehearsal: Rehearsal;
    readonly template: Template;
    readonly consent: Consent;
    /** Whose calls these are: no token of theirs is another's. */
    readonly name: string;
    onLook?(looks: number): void;
  },
): Promise<Deployed> {
  const { rehearsal } = of;
  let looks = 0;
  const look = (): void => {
    looks += 1;
    of.onLook?.(looks);
  };
  const request: DeployRequest = {
    ...SUBJECT,
    build: async () => ({ artifacts: [], problems: [] }),
    generate: () => generatedOf(of.template, { artifactBucketParameter: '' }),
    ...(person.keeps ? { keepOnFailure: true } : {}),
  };
  const first = await watch(person, of.consent, look, (listen) => aPage(rehearsal, person, of.name).deploy(request, listen));
  if (first !== 'reloaded') return { snapshot: first, isReloaded: false };
  const again = await watch({ ...person, reloadsAfter: undefined }, of.consent, look, (listen) =>
    aPage(rehearsal, person, `${of.name}-again`).reattach(SUBJECT, listen).catch(nothingFound),
  );
  return { snapshot: again === 'reloaded' ? undefined : again, isReloaded: true };
}

/** A page: its own deployer, and a person who signs in where it asks, or doesn't. */
function aPage({ session, account }: Rehearsal, { signsIn }: Person, name: string): Deployer {
  const renewed = async (signal: AbortSignal): Promise<void> => {
    await new Promise<void>((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    if (!signsIn) await new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
    account.renewCredentials();
  };
  let ids = 0;
  return createDeployer({ session: { ...session, renewed }, clock: account.clock, random: { id: () => `${name}-${++ids}` } });
}

/** A page that can't look finds nothing, and says why. */
function nothingFound(error: unknown): undefined {
  if (!(error instanceof CloudError)) throw error;
}

async function watch(
  person: Person,
  consent: Consent,
  onLook: () => void,
  begin: (listen: (snapshot: DeploymentSnapshot) => void) => Deployment | Promise<Deployment | undefined>,
): Promise<DeploymentSnapshot | 'reloaded' | undefined> {
  let looks = 0;
  let executing = 0;
  let answers = 0;
  let asked = '';
  let isReloaded = false;
  let running: Deployment | undefined;
  const early: (() => void)[] = [];
  // What a person does comes after what they see, never within it.
  const act = (body: (deployment: Deployment) => void): void => {
    const doIt = (): void => queueMicrotask(() => running && body(running));
    if (running) doIt();
    else early.push(doIt);
  };
  const listen = (snapshot: DeploymentSnapshot): void => {
    if (isReloaded) return;
    looks += 1;
    onLook();
    if (looks === person.reloadsAfter && !isEnded(snapshot.phase)) {
      isReloaded = true;
      act((one) => one.detach());
      return;
    }
    if (snapshot.phase === 'executing') executing += 1;
    if (snapshot.phase === 'executing' && executing === person.stopsAfter) {
      act((one) => {
        if (one.stop({ deleteStack: person.letsStackGo }) && snapshot.stopDeletes) consent.toDeletion ||= person.letsStackGo;
      });
    }
    if (snapshot.phase === 'executing' && executing === person.detachesAfter) act((one) => one.detach());
    const question = `${snapshot.phase} ${snapshot.waitsFor ?? ''}`;
    if (question === asked) return;
    asked = question;
    if (snapshot.waitsFor === 'credentials' && !person.signsIn) act((one) => one.abort() || one.detach());
    else if (snapshot.phase === 'awaitingConsent') act((one) => answer(one, person, consent, ++answers < PATIENCE));
    else if (snapshot.phase === 'staged' && !snapshot.waitsFor) act((one) => decide(one, person, consent));
  };
  running = await begin(listen);
  if (!running) return undefined;
  for (const doIt of early) doIt();
  // Found again, what waits for an answer was shown before there was anybody to give it.
  const end = await settledSoon(running);
  return isReloaded ? 'reloaded' : end;
}

/** The question what shall become of a broken stack. */
function answer(deployment: Deployment, person: Person, consent: Consent, isPatient: boolean): void {
  const { recovery, can, losses } = deployment.snapshot();
  if (isPatient && person.retries && can.retry && deployment.retry()) return;
  if (isPatient && person.recovers && recovery) {
    const named = person.confirmsLosses ? losses : [];
    if (deployment.recover({ skip: recovery.stuck.map((one) => one.logicalId), confirmedLosses: named })) {
      consent.toTryingAgain ||= recovery.way === 'retryDeletion';
      for (const name of named) consent.toLosses.add(name);
      return;
    }
  }
  const granted = person.consents && isPatient;
  if (deployment.consent(granted, { confirmedLosses: granted && person.confirmsLosses ? losses : [] })) consent.toDeletion ||= granted;
  else deployment.abort();
}

function decide(deployment: Deployment, person: Person, consent: Consent): void {
  const losses = person.confirmsLosses ? deployment.snapshot().losses : [];
  if (deployment.execute({ confirmedLosses: losses })) {
    consent.executions += 1;
    for (const name of losses) consent.toLosses.add(name);
  } else deployment.abort();
}

/** A deployment that waits for nobody and never ends would be a state without a way out. */
export async function settledSoon(deployment: Deployment): Promise<DeploymentSnapshot> {
  let isSettled = false;
  void deployment.settled.then(() => {
    isSettled = true;
  });
  // By everybody's clock: what is loaded when it is needed comes in nobody's turns.
  for (const end = Date.now() + 10_000; Date.now() < end && !isSettled; ) await new Promise<void>((resolve) => setImmediate(resolve));
  if (!isSettled) throw new Error(`no way out of ${JSON.stringify({ ...deployment.snapshot(), events: [], template: '' })}`);
  return deployment.settled;
}
