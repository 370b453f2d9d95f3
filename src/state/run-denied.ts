/** What a role refused, read from the cloud's own words in a result or a log line. */
export interface Denied {
  /** `dynamodb:GetItem` */
  readonly action: string;
  /** The ARN, where the cloud says it. */
  readonly resource?: string;
}

const DENIED = /is not authorized to perform: ([a-z0-9-]+:[A-Za-z]+)(?: on resource: (?:\\?["'])?(arn:[^\s"'\\]+|\*))?/g;

/** Every refusal in a text, each once, in the order of the text. */
export function deniedIn(text: string): Denied[] {
  const found = new Map<string, Denied>();
  for (const [, action, resource] of text.matchAll(DENIED)) {
    if (action === undefined) continue;
    const arn = resource?.replace(/[.,;)]+$/, '');
    found.set(`${action} ${arn ?? ''}`, arn === undefined ? { action } : { action, resource: arn });
  }
  return [...found.values()];
}
