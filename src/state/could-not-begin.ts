import { type Problem, placeText } from '#model/problem.ts';
import { remedyInPage } from '#model/remedy.ts';
import type { Message } from './deploy-world.ts';

/** Of a deployment that was refused before anything was sent: the place, as the Problems panel names it, and what to do. */
export function couldNotBegin(first: Problem | undefined): Message {
  const said = { kind: 'error', isOfDeployment: true, text: 'The deployment could not begin' } as const;
  if (!first) return said;
  const place = placeText(first.at);
  return { ...said, detail: `${place ? `${place}: ` : ''}${first.summary}. ${sentence(remedyInPage(first))}` };
}

function sentence(text: string): string {
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
