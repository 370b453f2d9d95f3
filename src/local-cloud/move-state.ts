import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What programs have put in themselves: their data and their logs stay as they are, whatever they say of an address. */
const UNTOUCHED: ReadonlySet<string> = new Set(['dynamodb.json', 'kinesis.json', 'cloudwatch_logs.json']);
/** Queues by their addresses; beside these stand messages, whose hashes are kept with them. */
const QUEUES = 'sqs.json';

/** The port that the kept state was made with, where an address in it says so: functions were given it, and whoever looks at them has it open. */
export function keptPort(state: string): number | undefined {
  const port = notedPort(state);
  if (port === undefined) return undefined;
  return statesIn(state).some((path) => addressesOf([port]).test(readFileSync(path, 'utf8'))) ? port : undefined;
}

/**
 * Before a start at `port`: where the state was made with another one, the addresses in it become those that will answer. The emulator keeps them where a function's
 * environment has a queue's or an API's, and there nobody but it would ever change them: for the stack nothing differs.
 */
export function moveState(state: string, port: number): void {
  const former = formerPorts(state).filter((one) => one !== port);
  if (former.length > 0) for (const path of statesIn(state)) rewrite(path, former, port);
  mkdirSync(state, { recursive: true });
  writeFileSync(noteIn(state), String(port));
}

function rewrite(path: string, former: readonly number[], port: number): void {
  const text = readFileSync(path, 'utf8');
  const pattern = path.endsWith(QUEUES) ? queuesOf(former) : addressesOf(former);
  const moved = text.replace(pattern, (_, before: string) => `${before}${port}`);
  if (moved === text) return;
  // Whole or not at all: it is the only copy.
  writeFileSync(`${path}.moved`, moved);
  renameSync(`${path}.moved`, path);
}

function addressesOf(ports: readonly number[]): RegExp {
  return new RegExp(`((?:\\/\\/(?:[a-z0-9-]+\\.)*localhost|\\/\\/127\\.0\\.0\\.1):)(?:${ports.join('|')})(?!\\d)`, 'g');
}

/** As the key of a queue, and as its own address. */
function queuesOf(ports: readonly number[]): RegExp {
  return new RegExp(`((?:\\\\u0000'|"url": ")http:\\/\\/localhost:)(?:${ports.join('|')})(?!\\d)`, 'g');
}

/** With those of a state from before any was noted: its queues and APIs have them in their addresses. */
function formerPorts(state: string): number[] {
  const noted = notedPort(state);
  const found = [QUEUES, 'apigateway.json'].flatMap((name) => {
    const path = join(state, 'stacks', name);
    return existsSync(path) ? [...readFileSync(path, 'utf8').matchAll(OWN_ADDRESS)].map(([, port]) => Number(port)) : [];
  });
  return [...new Set([...(noted === undefined ? [] : [noted]), ...found])];
}

const OWN_ADDRESS = /"(?:url|apiEndpoint)": "[a-z]+:\/\/[a-z0-9.-]*localhost:(\d+)/g;

function notedPort(state: string): number | undefined {
  if (!existsSync(noteIn(state))) return undefined;
  const port = Number(readFileSync(noteIn(state), 'utf8'));
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
}

function noteIn(state: string): string {
  return join(state, 'port');
}

function statesIn(state: string): string[] {
  const folder = join(state, 'stacks');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && !UNTOUCHED.has(name))
    .map((name) => join(folder, name));
}
