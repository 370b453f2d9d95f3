import type { Json } from '#base/json.ts';
import { type Position, positionsOf } from '#base/text-edit.ts';

/** A path into a JSON value: `['functions', 'resize', 'triggers']`. */
export type JsonPath = readonly (string | number)[];

/** JSON text with the places of its keys, so that a problem can point at one. */
export interface JsonSource {
  /** Undefined where the text doesn't parse. */
  readonly value: Json | undefined;
  readonly error?: { readonly message: string; readonly at: Position };
  /** Keys that stand twice in one object: the later one counts, as `JSON.parse` has it. */
  readonly duplicates: readonly { readonly path: JsonPath; readonly at: Position }[];
  /** Where a key stands, or a list's item; the nearest one above where the path leads nowhere. */
  placeOf(path: JsonPath): Position;
}

/** Reads JSON as `JSON.parse` does, and remembers where everything stands. Never throws. */
export function readJsonSource(text: string): JsonSource {
  const positionOf = positionsOf(text);
  const root: Spot = { offset: 0 };
  const twice: JsonPath[] = [];
  const reader = new Reader(text, twice);
  const placeOf = (path: JsonPath): Position => {
    let spot: Spot | undefined = root;
    let offset = 0;
    for (const step of path) {
      spot = spot?.inner?.get(step);
      if (!spot) break;
      offset = spot.offset;
    }
    return positionOf(offset);
  };
  try {
    const value = reader.document(root);
    return { value, duplicates: twice.map((path) => ({ path, at: placeOf(path) })), placeOf };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return { value: undefined, error: { message: error.message, at: positionOf(error.offset) }, duplicates: [], placeOf };
  }
}

/** Where a key or an item stands, and what is in it. */
interface Spot {
  offset: number;
  inner?: Map<string | number, Spot>;
}

class JsonSyntaxError extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

const DEEPEST = 200;

class Reader {
  private at = 0;
  private readonly text: string;
  /** Paths of keys that stand twice. */
  private readonly twice: JsonPath[];
  private readonly path: (string | number)[] = [];

  constructor(text: string, twice: JsonPath[]) {
    this.text = text;
    this.twice = twice;
  }

  document(root: Spot): Json {
    if (this.text.charCodeAt(0) === 0xfeff) this.at = 1;
    this.space();
    const value = this.value(root);
    this.space();
    if (this.at < this.text.length) this.fail(`there is ${this.found()} after the end`);
    return value;
  }

  private value(spot: Spot): Json {
    if (this.path.length > DEEPEST) this.fail('it is nested too deeply');
    const first = this.text[this.at];
    if (first === '{') return this.object(spot);
    if (first === '[') return this.array(spot);
    if (first === '"') return this.string();
    const word = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/.exec(this.text.slice(this.at, this.at + 400));
    if (!word) return this.fail(`a value is expected, not ${this.found()}`);
    this.at += word[0].length;
    return JSON.parse(word[0]) as Json;
  }

  private object(spot: Spot): Json {
    const entries: [string, Json][] = [];
    this.at += 1;
    this.space();
    if (this.takes('}')) return {};
    for (;;) {
      if (this.text[this.at] !== '"') this.fail(`a key in double quotes is expected, not ${this.found()}`);
      const offset = this.at;
      const key = this.string();
      this.space();
      if (!this.takes(':')) this.fail(`":" is expected after the key "${key}", not ${this.found()}`);
      this.space();
      entries.push([key, this.within(spot, key, offset)]);
      this.space();
      // `fromEntries` makes own properties of every key, `__proto__` too.
      if (this.takes('}')) return Object.fromEntries(entries);
      if (!this.takes(',')) this.fail(`"," or "}" is expected, not ${this.found()}`);
      this.space();
    }
  }

  private array(spot: Spot): Json {
    const items: Json[] = [];
    this.at += 1;
    this.space();
    if (this.takes(']')) return items;
    for (;;) {
      items.push(this.within(spot, items.length, this.at));
      this.space();
      if (this.takes(']')) return items;
      if (!this.takes(',')) this.fail(`"," or "]" is expected, not ${this.found()}`);
      this.space();
    }
  }

  private within(spot: Spot, step: string | number, offset: number): Json {
    const inner: Spot = { offset };
    spot.inner ??= new Map();
    this.path.push(step);
    if (spot.inner.has(step)) this.twice.push([...this.path]);
    spot.inner.set(step, inner);
    const value = this.value(inner);
    this.path.pop();
    return value;
  }

  private string(): string {
    const start = this.at;
    let end = start + 1;
    while (end < this.text.length && this.text[end] !== '"' && this.text[end] !== '\n') end += this.text[end] === '\\' ? 2 : 1;
    if (this.text[end] !== '"') this.fail('a text has no closing quote');
    this.at = end + 1;
    try {
      return JSON.parse(this.text.slice(start, this.at)) as string;
    } catch {
      this.at = start;
      return this.fail('a text has an escape or a control character that JSON does not know');
    }
  }

  private space(): void {
    while (' \t\r\n'.includes(this.text[this.at] ?? 'x')) this.at += 1;
  }

  private takes(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private found(): string {
    const character = this.text[this.at];
    return character === undefined ? 'the end of the file' : `"${character}"`;
  }

  private fail(message: string): never {
    throw new JsonSyntaxError(message, Math.min(this.at, this.text.length));
  }
}
