import { CloudError, isSignedOut } from '#kit/cloud-error.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Clock, Network } from '#kit/ports.ts';
import type { StackDriver } from '#kit/stack-driver.ts';
import type { DeploymentPhase } from '#model/deployment.ts';
import type { Controls } from './controls.ts';
import type { Course } from './course.ts';

export interface PatientDriverOptions {
  readonly session: CloudSession;
  readonly course: Pick<Course, 'tell' | 'phase' | 'settled'>;
  readonly controls: Pick<Controls, 'signal' | 'detached'>;
  readonly network?: Network;
  readonly clock: Clock;
}

/**
 * The session's driver for one deployment, which waits for what only others can give: new credentials where the old ones no longer serve,
 * and a network where there is none. Then it asks again, so that the deployment goes on where it was. What it waits for stands in the snapshot.
 */
export function patientDriver({ session, course, controls, network, clock }: PatientDriverOptions): StackDriver {
  const { driver, target } = session;
  let waiting: ('credentials' | 'network')[] = [];
  const tell = (next: typeof waiting): void => {
    waiting = next;
    course.tell({ waitsFor: waiting[0] });
  };
  const until = async (what: 'credentials' | 'network', comes: Promise<void>): Promise<void> => {
    tell([...waiting, what]);
    try {
      await comes;
    } finally {
      const index = waiting.indexOf(what);
      tell(waiting.filter((_, at) => at !== index));
    }
  };
  // A cloud on this machine, or in this page (that has a time of its own), is reached without a network.
  const isFar = target.kind !== 'local' && session.clock === undefined;
  // Such a cloud may be there all the same: it is asked again meanwhile.
  const backFor = async ({ back }: Network): Promise<void> => {
    if (isFar) return back(controls.signal);
    const first = new AbortController();
    const signal = AbortSignal.any([controls.signal, first.signal]);
    try {
      await Promise.race([back(signal), clock.sleep(NEAR_PAUSE, signal)]);
    } finally {
      first.abort();
    }
  };
  if (isFar && network) watchNetwork(network, { course, controls }, (back) => until('network', back)).catch(() => undefined);
  const patient =
    <Input extends readonly unknown[], Output>(verb: (...input: Input) => Promise<Output>, isRepeatable: boolean) =>
    async (...input: Input): Promise<Output> => {
      for (;;) {
        try {
          return await verb(...input);
        } catch (error) {
          // What was refused for its credentials was not carried out, whatever it was.
          if (isSignedOut(error) && session.renewed) await until('credentials', session.renewed(controls.signal));
          else if (isRepeatable && session.clock === undefined && isUnreachable(error) && network && !network.isOnline())
            await until('network', backFor(network));
          else throw error;
        }
      }
    };
  return {
    ...driver,
    inspect: patient(driver.inspect, true),
    prepareArtifacts: patient(driver.prepareArtifacts, true),
    upload: patient(driver.upload, true),
    stage: patient(driver.stage, true),
    execute: patient(driver.execute, false),
    discard: patient(driver.discard, false),
    findStaged: patient(driver.findStaged, true),
    bookmark: patient(driver.bookmark, true),
    poll: patient(driver.poll, true),
    stop: patient(driver.stop, false),
    remove: patient(driver.remove, false),
    recover: patient(driver.recover, false),
    resources: patient(driver.resources, true),
    removal: patient(driver.removal, true),
    findings: patient(driver.findings, true),
    deployedTemplate: patient(driver.deployedTemplate, true),
  };
}

/** Until it is over: whoever looks on is told as soon as the machine knows, not once a call has failed for it. */
async function watchNetwork(
  network: Network,
  { course, controls }: Pick<PatientDriverOptions, 'course' | 'controls'>,
  until: (back: Promise<void>) => Promise<void>,
): Promise<void> {
  const over = new AbortController();
  void course.settled.then(() => over.abort());
  const signal = AbortSignal.any([over.signal, controls.detached]);
  while (network.gone) {
    await network.gone(signal);
    const back = network.back(signal);
    // What waits for a person waits for nothing else yet.
    await (WAITS_FOR_PERSON.has(course.phase) ? back : until(back));
  }
}

/** Milliseconds until a cloud on this machine is asked again. */
const NEAR_PAUSE = 5_000;

const WAITS_FOR_PERSON: ReadonlySet<DeploymentPhase> = new Set(['staged', 'awaitingConsent']);

function isUnreachable(error: unknown): boolean {
  return error instanceof CloudError && error.code === 'EndpointUnreachable';
}
