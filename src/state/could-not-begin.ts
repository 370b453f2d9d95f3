import { type Problem, placeText } from '#model/problem.ts';
import { remedyInPage } from '#model/remedy.ts';
import type { Message } from './deploy-world.ts';

export const NO_DEPLOYMENT = { isOfDeployment: true, text: 'The deployment could not begin' } as const;

/** Of a deployment that was refused before anything was sent. */
export function couldNotBegin(first: Problem | undefined): Message {
  return refused(NO_DEPLOYMENT, first);
}

/** What was refused, and why: the place, as the Problems panel names it, and what to do. */
export function refused(said: Omit<Message, 'detail' | 'kind'>, first: Problem | undefined): Message {
  if (!first) return { kind: 'error', ...said };
  const place = placeText(first.at);
  return { kind: 'error', ...said, detail: `${place ? `${place}: ` : ''}${first.summary}. ${sentence(remedyInPage(first))}` };
}

function sentence(text: string): string {
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
