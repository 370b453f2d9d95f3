import { type Problem, placeText } from '#model/problem.ts';
import { remedyInPage } from '#model/remedy.ts';
import type { Message } from './deploy-world.ts';

/** Of a deployment that was refused before anything was sent: the place, as the Problems panel names it, and what to do. */
export function couldNotBegin(first: Problem | undefined): Message {
  const text = 'The deployment could not begin';
  if (!first) return { kind: 'error', text };
  const place = placeText(first.at);
  return { kind: 'error', text, detail: `${place ? `${place}: ` : ''}${first.summary}. ${sentence(remedyInPage(first))}` };
}

function sentence(text: string): string {
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
