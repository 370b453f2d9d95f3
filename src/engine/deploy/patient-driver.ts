import { CloudError, isSignedOut } from '#kit/cloud-error.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Network } from '#kit/ports.ts';
import type { StackDriver } from '#kit/stack-driver.ts';
import type { Controls } from './controls.ts';
import type { Course } from './course.ts';

export interface PatientDriverOptions {
  readonly session: CloudSession;
  readonly course: Pick<Course, 'tell'>;
  readonly controls: Pick<Controls, 'signal'>;
  readonly network?: Network;
}

/**
 * The session's driver for one deployment, which waits for what only others can give: new credentials where the old ones no longer serve,
 * and a network where there is none. Then it asks again, so that the deployment goes on where it was. What it waits for stands in the snapshot.
 */
export function patientDriver({ session, course, controls, network }: PatientDriverOptions): StackDriver {
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
  const patient =
    <Input extends readonly unknown[], Output>(verb: (...input: Input) => Promise<Output>, isRepeatable: boolean) =>
    async (...input: Input): Promise<Output> => {
      for (;;) {
        try {
          return await verb(...input);
        } catch (error) {
          // What was refused for its credentials was not carried out, whatever it was.
          if (isSignedOut(error) && session.renewed) await until('credentials', session.renewed(controls.signal));
          else if (isRepeatable && target.kind !== 'local' && isUnreachable(error) && network && !network.isOnline())
            await until('network', network.back(controls.signal));
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

function isUnreachable(error: unknown): boolean {
  return error instanceof CloudError && error.code === 'EndpointUnreachable';
}
