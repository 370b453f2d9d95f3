import type { CloudSession, Pause } from '#kit/cloud-session.ts';
import { isEnded } from '#model/deployment.ts';
import type { Course } from './course.ts';

/** While calls are held up, what goes on is that; until the deployment is over. */
export function tellPauses(session: Pick<CloudSession, 'onPause'>, course: Course): void {
  const stop = session.onPause?.((pause) => {
    // What waits for a person isn't held up by a call.
    const isHeldUp = course.phase !== 'staged' && course.phase !== 'awaitingConsent' && !isEnded(course.phase);
    const text = pause && isHeldUp ? pauseText(pause) : undefined;
    if (text !== course.snapshot().pause) course.tell({ pause: text });
  });
  if (stop) void course.settled.then(stop);
}

function pauseText({ reason, milliseconds }: Pause): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  return `${reason}; asking again in ${seconds} s`;
}
