import { type DeploymentPhase, type DeploymentSnapshot, isStoppedHere } from '#model/deployment.ts';
import { type Meaning, meaningOf } from './deployment-steps.ts';

/** What a deployment waits for that only others can give, in words; undefined: for nothing. */
export function waitOf(snapshot: DeploymentSnapshot): { readonly headline: string; readonly footer: string } | undefined {
  const isBegun = BEGUN.has(snapshot.phase);
  // Nothing was heard of it yet: the call that begins it may not have come through.
  const isUnheard = isBegun && snapshot.events.length === 0 && snapshot.done === 0;
  switch (snapshot.waitsFor) {
    case 'credentials':
      return {
        headline: isBegun
          ? 'The credentials have expired. The deployment goes on in the cloud; sign in again to follow it.'
          : 'The credentials have expired. Sign in again, and the deployment goes on from here.',
        footer: 'Sign in again to go on',
      };
    case 'network':
      // Pressed, and not carried out yet: no button lives.
      if (snapshot.phase === 'staged' && !snapshot.can.execute && !snapshot.can.abort) {
        return { headline: 'You are offline. The staged changes are discarded as soon as you are back.', footer: 'Offline; discarded when you are back' };
      }
      if (snapshot.phase === 'stopping' && !snapshot.stopTaken) {
        return { headline: 'You are offline. It is stopped as soon as you are back, if it still runs by then.', footer: 'Offline; stopped when you are back' };
      }
      if (isUnheard) {
        return {
          headline: 'You are offline. Whether the cloud has begun is found out as soon as you are back; if it has, it goes on meanwhile.',
          footer: 'Offline; waits for the network',
        };
      }
      return {
        headline: isBegun
          ? 'You are offline. The deployment goes on in the cloud, and is followed again as soon as you are back.'
          : 'You are offline. The deployment goes on from here as soon as you are back.',
        footer: isBegun ? 'Offline; goes on in the cloud' : 'Offline; waits for the network',
      };
    case undefined:
      return undefined;
  }
}

/** How a deployment looks: what it waits for comes before what it is at. */
export function lookOf(snapshot: DeploymentSnapshot): Meaning {
  if (snapshot.waitsFor) return 'attention';
  if (snapshot.aborts) return 'progress';
  return isStoppedHere(snapshot) || snapshot.isAsDeployed ? 'still' : meaningOf(snapshot.phase);
}

const BEGUN: ReadonlySet<DeploymentPhase> = new Set(['replacing', 'recovering', 'executing', 'stopping', 'rollingBack', 'removing']);
