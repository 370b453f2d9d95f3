import type { DeploymentSnapshot } from '#model/deployment.ts';
import { isEnded } from '#model/deployment.ts';
import { headlineOf } from './deployment-words.ts';

/** What was last said, and when: a screen reader hears progress at most this often, but an end or a question at once. */
export interface Announced {
  readonly text: string;
  readonly at: number;
  readonly phase: DeploymentSnapshot['phase'];
  readonly waitsFor?: DeploymentSnapshot['waitsFor'];
}

/** Between two words of one phase, in milliseconds. */
export const PAUSE = 8_000;
/** Between two phases that may follow one another at once. */
const SHORT_PAUSE = 1_500;

/** What to say now; the same object as before when there is nothing new to say. */
export function announce(before: Announced | undefined, snapshot: DeploymentSnapshot, now: number): Announced | undefined {
  const text = spokenSummary(snapshot);
  if (before?.text === text) return before;
  if (before !== undefined && now - before.at < pauseBefore(before, snapshot)) return before;
  return { text, at: now, phase: snapshot.phase, ...(snapshot.waitsFor ? { waitsFor: snapshot.waitsFor } : {}) };
}

/** How long until what is held back now may be said, in milliseconds; undefined: nothing is held back. A number that was reached last would else be said never. */
export function heldBack(before: Announced | undefined, snapshot: DeploymentSnapshot, now: number): number | undefined {
  if (before === undefined || before.text === spokenSummary(snapshot)) return undefined;
  return Math.max(0, before.at + pauseBefore(before, snapshot) - now);
}

function pauseBefore(before: Announced, { phase, waitsFor, aborts }: DeploymentSnapshot): number {
  if (aborts || before.waitsFor !== waitsFor) return 0;
  if (before.phase === phase) return PAUSE;
  return isEnded(phase) || TURNS.has(phase) ? 0 : SHORT_PAUSE;
}

const TURNS: ReadonlySet<DeploymentSnapshot['phase']> = new Set([
  'awaitingConsent',
  'recovering',
  'staged',
  'executing',
  'stopping',
  'rollingBack',
  'removing',
]);

function spokenSummary(snapshot: DeploymentSnapshot): string {
  const reason = snapshot.problems.find((one) => one.severity === 'error');
  if (snapshot.waitsFor || snapshot.aborts) return headlineOf(snapshot);
  switch (snapshot.phase) {
    case 'executing':
    case 'removing':
      return doneText(snapshot);
    case 'rollingBack':
      return `Rolling back: ${doneText(snapshot)}`;
    case 'stopping':
      return 'Stopping';
    case 'staged':
      return `Changes ready. ${headlineOf(snapshot)}`;
    case 'rolledBack':
    case 'failed':
      return reason === undefined ? headlineOf(snapshot) : `${headlineOf(snapshot)} ${reason.summary}`;
    default:
      return headlineOf(snapshot);
  }
}

/** `12 of 30 done, 1 failed` */
function doneText({ done, total, errors }: DeploymentSnapshot): string {
  return `${done} of ${total} done${errors > 0 ? `, ${errors} failed` : ''}`;
}
