import { CloudError } from '#kit/cloud-error.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { remedy } from '#model/remedy.ts';
import { STATUS, STOP } from './ways.ts';

/** Nobody follows any more: the cloud goes on by itself. What goes away or goes back can't be stopped. */
export function unfollowed(what: string, canStop = true): CloudError {
  return new CloudError('DeploymentLost', `it is no longer followed from here: ${what}`, {
    remedy: canStop ? remedy`look again (${STATUS}); what runs can be stopped (${STOP})` : remedy`look again (${STATUS})`,
  });
}

/** While calls are held up, because nothing answers, nobody knows. */
export function goingOn(what: string, { pause }: Pick<DeploymentSnapshot, 'pause'>): string {
  return `${what} ${pause === undefined ? 'goes on' : 'may go on'} in the cloud`;
}

/** Stopped before the cloud was asked for anything. */
export function notBegun(what: string): CloudError {
  return new CloudError('Stopped', `${what} was stopped before it began: nothing was changed`, { remedy: 'begin again when it suits' });
}
