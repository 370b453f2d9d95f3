import { isJsonObject, type Json } from '#base/json.ts';
import { type JsonPath, type JsonSource, readJsonSource } from '#model/json-source.ts';
import { type Problem, problem } from '#model/problem.ts';
import { SERVICE_OF } from '../../client/calls.ts';
import { isStackStatus } from '../../stack-status.ts';
import { COMMANDS } from '../commands.ts';
import { FAULT_ERRORS, type Scenario } from './scenario.ts';

/** Reads a scenario's file. With an error among the problems it isn't to be used; a warning lets it be. */
export function readScenario(text: string, file: string): { readonly scenario: Scenario; readonly problems: readonly Problem[] } {
  const source = readJsonSource(text);
  const reader = new Reader(source, file);
  if (source.error) {
    const at = { file, line: source.error.at.line, column: source.error.at.column };
    return {
      scenario: {},
      problems: [problem('ScenarioInvalid', { at, summary: `the scenario is not JSON: ${source.error.message}`, remedy: 'correct it there' })],
    };
  }
  reader.scenario(source.value ?? null);
  return { scenario: (isJsonObject(source.value) ? source.value : {}) as Scenario, problems: reader.problems };
}

type Check = (value: Json, path: JsonPath) => void;

class Reader {
  readonly problems: Problem[] = [];
  private readonly source: JsonSource;
  private readonly file: string;

  constructor(source: JsonSource, file: string) {
    this.source = source;
    this.file = file;
  }

  scenario(value: Json): void {
    this.members(value, [], {
      $schema: this.text,
      title: this.text,
      description: this.text,
      speed: (speed, path) => this.number(speed, path, 'a number above 0', (one) => one > 0),
      stacks: this.each((stack, path) => this.stack(stack, path)),
      resources: this.each((courses, path) =>
        this.members(courses, path, { create: this.course, update: this.course, delete: this.course, rollback: this.course }),
      ),
      faults: this.list((fault, path) => this.fault(fault, path)),
      missing: this.list(this.text),
      rate: (rate, path) =>
        this.members(rate, path, {
          perSecond: (value, at) => this.number(value, at, 'a number above 0', (one) => one > 0),
          burst: (value, at) => this.number(value, at, 'a whole number from 1 on', (one) => Number.isInteger(one) && one >= 1),
        }),
      findings: this.list((finding, path) => this.finding(finding, path)),
      drift: this.each((properties, path) => this.assert(isJsonObject(properties), properties, path, 'write the properties as an object')),
    });
  }

  private stack(value: Json, path: JsonPath): void {
    this.members(value, path, {
      status: (status, at) =>
        this.assert(typeof status === 'string' && isStackStatus(status), status, at, 'use a status of CloudFormation, such as ROLLBACK_COMPLETE'),
      ours: this.boolean,
      holds: (holds, at) => (Array.isArray(holds) ? this.list(this.text)(holds, at) : this.each(this.text)(holds, at)),
      seconds: this.seconds,
      terminationProtection: this.boolean,
    });
    if (isJsonObject(value) && value.status === undefined) this.complain(path, 'a stack has no status', 'say its status, such as "ROLLBACK_COMPLETE"');
  }

  private readonly course: Check = (value, path) => {
    this.members(value, path, {
      seconds: this.seconds,
      configuredAfter: this.seconds,
      fail: this.text,
      times: (times, at) => this.number(times, at, 'a whole number from 1 on', (one) => Number.isInteger(one) && one >= 1),
    });
    if (isJsonObject(value) && value.times !== undefined && value.fail === undefined)
      this.complain(path, '`times` stands without `fail`', 'say with `fail` why it fails');
  };

  private fault(value: Json, path: JsonPath): void {
    this.members(value, path, {
      command: (command, at) => this.assert(command === '*' || isCommand(command), command, at, 'use a command of the API, such as DescribeStackEvents, or *'),
      calls: this.list((call, at) => this.number(call, at, 'a whole number from 1 on', (one) => Number.isInteger(one) && one >= 1)),
      afterSeconds: this.seconds,
      since: (command, at) => this.assert(isCommand(command), command, at, 'use a command of the API, such as ExecuteChangeSet'),
      forSeconds: this.seconds,
      error: (error, at) =>
        this.assert(
          FAULT_ERRORS.some((one) => one === error),
          error,
          at,
          `use one of ${FAULT_ERRORS.join(', ')}`,
        ),
      carriedOut: this.boolean,
    });
    if (!isJsonObject(value)) return;
    for (const key of ['command', 'error']) if (value[key] === undefined) this.complain(path, `a fault has no ${key}`, `say its ${key}`);
    if (value.carriedOut !== undefined && value.error !== 'network') this.complain([...path, 'carriedOut'], '`carriedOut` goes with network only', 'remove it');
  }

  private finding(value: Json, path: JsonPath): void {
    this.members(value, path, {
      resource: this.text,
      check: this.text,
      reason: this.text,
      path: this.text,
      mode: (mode, at) => this.assert(mode === 'FAIL' || mode === 'WARN', mode, at, 'use FAIL or WARN'),
      hook: this.boolean,
      advice: this.list((advice, at) => this.members(advice, at, { rule: this.text, message: this.text, remedy: this.text, link: this.text })),
    });
    if (!isJsonObject(value)) return;
    for (const key of ['resource', 'check', 'reason']) if (value[key] === undefined) this.complain(path, `a finding has no ${key}`, `say its ${key}`);
  }

  /** An object of known members; what isn't known is said, and may stay. */
  private members(value: Json, path: JsonPath, checks: Readonly<Record<string, Check>>): void {
    if (!isJsonObject(value)) {
      this.complain(path, `${shown(value)} is not an object`, 'write it as an object');
      return;
    }
    for (const [key, inner] of Object.entries(value)) {
      const check = Object.hasOwn(checks, key) ? checks[key] : undefined;
      if (check) check(inner, [...path, key]);
      else
        this.complain(
          [...path, key],
          `"${key}" is not known here`,
          `use one of ${Object.keys(checks)
            .filter((one) => !one.startsWith('$'))
            .join(', ')}`,
          'warning',
        );
    }
  }

  private each(check: Check): Check {
    return (value, path) => {
      if (isJsonObject(value)) for (const [key, inner] of Object.entries(value)) check(inner, [...path, key]);
      else this.complain(path, `${shown(value)} is not an object`, 'write it as an object, by name');
    };
  }

  private list(check: Check): Check {
    return (value, path) => {
      if (Array.isArray(value)) for (const [index, inner] of value.entries()) check(inner as Json, [...path, index]);
      else this.complain(path, `\`${path.join('.')}\` can't be read: ${shown(value)} is not a list`, 'write it as a list');
    };
  }

  private readonly text: Check = (value, path) => this.assert(typeof value === 'string' && value !== '', value, path, 'write a text');
  private readonly boolean: Check = (value, path) => this.assert(typeof value === 'boolean', value, path, 'use true or false');
  private readonly seconds: Check = (value, path) => this.number(value, path, 'a number from 0 on', (one) => one >= 0);

  private number(value: Json, path: JsonPath, range: string, fits: (one: number) => boolean): void {
    this.assert(typeof value === 'number' && Number.isFinite(value) && fits(value), value, path, `use ${range}`);
  }

  private assert(isRight: boolean, value: Json, path: JsonPath, remedy: string): void {
    if (!isRight) this.complain(path, `\`${path.join('.')}\` can't be ${shown(value)}`, remedy);
  }

  private complain(path: JsonPath, summary: string, remedy: string, severity: Problem['severity'] = 'error'): void {
    const { line, column } = this.source.placeOf(path);
    this.problems.push(problem('ScenarioInvalid', { at: { file: this.file, line, column, field: path.join('.') }, summary, remedy, severity }));
  }
}

function shown(value: Json): string {
  return JSON.stringify(value).slice(0, 60);
}

/** A command that the simulator answers: of CloudFormation or of a service that a deployment needs. */
function isCommand(value: Json): boolean {
  return typeof value === 'string' && (value in COMMANDS || value in SERVICE_OF);
}
