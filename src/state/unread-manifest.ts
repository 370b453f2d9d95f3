import { MANIFEST_FILE } from '#model/project.ts';
import { refused } from './could-not-begin.ts';
import type { Message, Workbench } from './deploy-world.ts';

/**
 * Nothing is done by what a manifest said before it was broken: true where it can't be read, which is said with its place,
 * everywhere in the same words, and shown in the Problems panel.
 */
export function refusesUnread(workbench: Pick<Workbench, 'manifestProblems' | 'report' | 'say'>, said: Omit<Message, 'detail' | 'kind'> = UNREAD): boolean {
  const broken = workbench.manifestProblems().find((one) => one.severity === 'error');
  if (!broken) return false;
  workbench.report([broken]);
  workbench.say(refused(said, broken));
  return true;
}

const UNREAD = { text: `${MANIFEST_FILE} can’t be read` } as const;
