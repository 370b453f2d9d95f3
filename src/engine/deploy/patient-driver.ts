import { isSignedOut } from '#kit/cloud-error.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Clock, Network } from '#kit/ports.ts';
import type { StackDriver } from '#kit/stack-driver.ts';
import type { DeploymentPhase } from '#model/deployment.ts';
import type { Controls } from './controls.ts';
import type { Course } from './course.ts';
import { isFar, isUnreachable, networkBack } from './network-back.ts';

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
  const { driver } = session;
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
  if (isFar(session) && network) watchNetwork(network, { course, controls }, (back) => until('network', back)).catch(() => undefined);
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
            await until('network', networkBack({ session, network, clock }, controls.signal));
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
    // Whether it was carried out is seen on the stack, by whoever follows.
    execute: patient(driver.execute, false),
    // The rest finds out first whether it was carried out already.
    discard: patient(driver.discard, true),
    findStaged: patient(driver.findStaged, true),
    bookmark: patient(driver.bookmark, true),
    poll: patient(driver.poll, true),
    stop: patient(driver.stop, true),
    remove: patient(driver.remove, true),
    recover: patient(driver.recover, true),
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

const WAITS_FOR_PERSON: ReadonlySet<DeploymentPhase> = new Set(['staged', 'awaitingConsent']);
