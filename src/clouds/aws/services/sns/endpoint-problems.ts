import type { PlacedResource } from '#kit/resource-type.ts';
import { type Problem, problem } from '#model/problem.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import { isFifoQueue } from '../../queue-arn.ts';
import type { SubscriptionProperties } from './subscriptions.ts';

/** What each protocol delivers to: what it looks like, and in words. */
const ENDPOINTS: Readonly<Record<string, { readonly pattern: RegExp; readonly words: string }>> = {
  sqs: { pattern: /^arn:[^:]+:sqs:[^:]+:\d{12}:[\w-]{1,80}(?:\.fifo)?$/, words: 'the name of a queue of the project, or the ARN of one' },
  email: { pattern: /^[^\s@]+@[^\s@]+$/, words: 'an e-mail address' },
  'email-json': { pattern: /^[^\s@]+@[^\s@]+$/, words: 'an e-mail address' },
  https: { pattern: /^https:\/\/[^\s/?#]+\S*$/i, words: 'an address that begins with https://' },
  http: { pattern: /^http:\/\/[^\s/?#]+\S*$/i, words: 'an address that begins with http://' },
  sms: { pattern: /^\+?[\d() -]{4,20}$/, words: 'a phone number such as +491701234567' },
  lambda: { pattern: /^arn:[^:]+:lambda:[^:]+:\d{12}:function:[\w-]+(?::[\w$-]+)?$/, words: 'the ARN of a function' },
  application: { pattern: /^arn:[^:]+:sns:[^:]+:\d{12}:endpoint\/\S+$/, words: 'the ARN of an app on a device' },
};

/** What SNS refuses: an endpoint that isn't of the protocol, and order where only one of the two keeps it. */
export function endpointProblems(topic: PlacedResource, of: SubscriptionProperties, index: number, named: PlacedResource | undefined): Problem[] {
  const told = (field: string, summary: string, remedy: string) => [
    problem('PropertyInvalid', {
      at: { file: MANIFEST_FILE, resource: topic.name, field: `resources.${topic.name}.properties.subscriptions.${index}${field}` },
      summary,
      remedy,
    }),
  ];
  if (named && (of.protocol !== 'sqs' || named.type !== 'sqs.queue')) {
    const summary = `a subscription of ${topic.name} by ${of.protocol} goes to ${named.name}, of type ${named.type}`;
    return told('', summary, 'use the protocol `sqs` with a queue, or an address');
  }
  const endpoint = ENDPOINTS[of.protocol];
  if (!named && endpoint && !endpoint.pattern.test(of.endpoint)) {
    return told('.endpoint', `a subscription of ${topic.name} by ${of.protocol} goes to "${of.endpoint}"`, `give ${endpoint.words}`);
  }
  const isOrdered = topic.properties.fifo === true;
  if (isOrdered && of.protocol !== 'sqs') {
    return told('.protocol', `${topic.name} is first in, first out, and its subscription by ${of.protocol} is not possible`, 'let a queue subscribe');
  }
  const toOrdered = named ? isFifoQueue(named) : of.protocol === 'sqs' && of.endpoint.endsWith('.fifo');
  if (isOrdered || !toOrdered) return [];
  const summary = `${topic.name} keeps no order, and its subscription goes to ${named?.name ?? of.endpoint}, which is first in, first out`;
  return told('.endpoint', summary, 'make `fifo` true on both, or on none');
}
