import type { DeploymentSnapshot } from '#model/deployment.ts';
import { isEnded } from '#model/deployment.ts';
import { count, headlineOf } from './deployment-words.ts';

/** What was last said, and when: a screen reader hears progress at most this often, but an end or a question at once. */
export interface Announced {
  readonly text: string;
  readonly at: number;
  readonly phase: DeploymentSnapshot['phase'];
  readonly waitsFor?: DeploymentSnapshot['waitsFor'];
}

const PAUSE = 8_000;

/** What to say now; the same object as before when there is nothing new to say. */
export function announce(before: Announced | undefined, snapshot: DeploymentSnapshot, now: number): Announced | undefined {
  const text = spokenSummary(snapshot);
  if (before?.text === text) return before;
  const isTurn = before?.waitsFor !== snapshot.waitsFor || (before?.phase !== snapshot.phase && (isEnded(snapshot.phase) || TURNS.has(snapshot.phase)));
  if (before !== undefined && !isTurn && now - before.at < PAUSE) return before;
  return { text, at: now, phase: snapshot.phase, ...(snapshot.waitsFor ? { waitsFor: snapshot.waitsFor } : {}) };
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
  if (snapshot.waitsFor) return headlineOf(snapshot);
  switch (snapshot.phase) {
    case 'executing':
    case 'removing':
      return `${snapshot.done} of ${snapshot.total} done, ${count(snapshot.errors, 'error')}`;
    case 'rollingBack':
      return `Rolling back: ${snapshot.done} of ${snapshot.total} done, ${count(snapshot.errors, 'error')}`;
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
