import { type CollectionTag, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Scalar, type ScalarTag, visit } from 'yaml';
import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';
import type { Fragment } from '#kit/dialect.ts';
import { type Problem, problem } from '#model/problem.ts';
import { DATA_TYPES } from '../data-types.ts';
import { KEPT } from './print.ts';

/** What a fragment may bring; the first two are the template's own and say nothing. */
const MERGED = ['Parameters', 'Mappings', 'Conditions', 'Resources', 'Outputs'];
const IGNORED = ['AWSTemplateFormatVersion', 'Description', 'Metadata'];

/** Reads a fragment, JSON or YAML with CloudFormation's short forms (`!Ref`, `!GetAtt`, `!Sub` …). */
export function readFragment(path: string, text: string): Fragment {
  const lines = new LineCounter();
  const document = parseDocument(text, { customTags: TAGS, lineCounter: lines, uniqueKeys: true, merge: true });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    const summary = error.message.split('\n')[0]?.replace(/ at line \d+.*$/, '') ?? 'it cannot be read';
    return failed([invalid(path, { line, column: col }, lowered(summary), 'correct it there')]);
  }
  visit(document, {
    Scalar(_, node) {
      node.value = exact(node);
    },
  });
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    return failed([invalid(path, {}, lowered(cause instanceof Error ? cause.message : 'it cannot be read'), 'write it without aliases')]);
  }
  if (value === null || value === undefined) return { sections: {}, problems: [] };
  if (!isJsonObject(value)) return failed([invalid(path, { line: 1, column: 1 }, 'it is not an object', 'write its sections, such as `Resources`')]);
  const placeOf = (keys: readonly string[]) => {
    const node = document.getIn(keys, true);
    const offset = isNode(node) ? node.range?.[0] : undefined;
    if (offset === undefined) return {};
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  return sectionsOf(path, value, placeOf);
}

function sectionsOf(path: string, value: JsonObject, placeOf: (keys: readonly string[]) => object): Fragment {
  const problems: Problem[] = [];
  const sections: Record<string, JsonObject> = {};
  const leftOut: string[] = [];
  const places: Record<string, { readonly line: number; readonly column: number }> = {};
  for (const [section, members] of Object.entries(value)) {
    if (IGNORED.includes(section)) continue;
    if (!MERGED.includes(section)) {
      problems.push(invalid(path, placeOf([section]), `a fragment has no section ${section}`, `use ${MERGED.join(', ')}`));
    } else if (!isJsonObject(members)) {
      if (members !== null) problems.push(invalid(path, placeOf([section]), `${section} is not an object`, 'make it one'));
    } else {
      const read: Record<string, Json> = {};
      for (const [id, member] of Object.entries(members)) {
        const wrong = memberProblem(section, id, member as Json);
        if (wrong) {
          problems.push(invalid(path, placeOf([section, id]), wrong.summary, wrong.remedy));
          leftOut.push(id);
        } else {
          Object.assign(places, { [`${section}.${id}`]: placeOf([section, id]) });
          read[id] = section === 'Resources' ? withOurs(id, member as JsonObject) : (member as Json);
        }
      }
      sections[section] = read;
    }
  }
  return { sections, problems, places, ...(leftOut.length > 0 ? { leftOut } : {}) };
}

function memberProblem(section: string, id: string, member: Json): { summary: string; remedy: string } | undefined {
  if (!/^[A-Za-z0-9]{1,255}$/.test(id)) return { summary: `${id} is not a logical id`, remedy: 'use letters and digits only' };
  if (!isJsonObject(member)) return { summary: `${id} is not an object`, remedy: 'make it one' };
  const extension = extensionIn(member);
  if (extension !== undefined)
    return { summary: `${id} uses ${extension}, which needs a transform, and a template of Stackwright has none`, remedy: 'write what it comes to' };
  if (section === 'Resources' && typeof member.Type !== 'string') return { summary: `${id} has no Type`, remedy: 'add one, such as `Type: AWS::Events::Rule`' };
  if (section === 'Parameters' && member.Default === undefined)
    return { summary: `the parameter ${id} has no Default`, remedy: 'add one: nobody is asked for it' };
  if (section === 'Outputs' && member.Value === undefined) return { summary: `the output ${id} has no Value`, remedy: 'add one' };
  return undefined;
}

/**
 * The functions that CloudFormation knows only with the transform `AWS::LanguageExtensions`.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-aws-languageextensions.html
 */
function extensionIn(value: Json): string | undefined {
  if (Array.isArray(value)) return firstOf(value, extensionIn);
  if (!isJsonObject(value)) return undefined;
  return firstOf(Object.entries(value), ([key, inner]) => (/^Fn::(Length|ToJsonString|ForEach(::.*)?)$/.test(key) ? key : extensionIn(inner)));
}

function firstOf<Item>(items: readonly Item[], find: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Each resource carries a name; what holds data is kept unless the fragment says what else. */
function withOurs(id: string, resource: JsonObject): JsonObject {
  const { Type, Metadata, ...rest } = resource;
  const metadata = isJsonObject(Metadata) ? Metadata : {};
  const { DeletionPolicy, UpdateReplacePolicy } = KEPT;
  // A replacement is seldom meant: whoever wants what is removed to be deleted hasn't said so of what is replaced.
  const kept = DATA_TYPES.has(String(Type)) ? { ...(rest.DeletionPolicy === undefined ? { DeletionPolicy } : {}), UpdateReplacePolicy } : {};
  return { Type: Type as Json, ...kept, Metadata: { ...metadata, Stackwright: { name: id } }, ...rest };
}

function invalid(path: string, place: object, summary: string, remedy: string): Problem {
  return problem('FragmentInvalid', { at: { file: path, ...place }, summary, remedy });
}

function failed(problems: Problem[]): Fragment {
  return { sections: {}, problems };
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** `!Sub x` is `{ "Fn::Sub": x }`; three have names of their own. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  Ref: 'Ref',
  Condition: 'Condition',
  ...Object.fromEntries(
    [
      'And',
      'Base64',
      'Cidr',
      'Equals',
      'FindInMap',
      'GetAtt',
      'GetAZs',
      'If',
      'ImportValue',
      'Join',
      'Length',
      'Not',
      'Or',
      'Select',
      'Split',
      'Sub',
      'ToJsonString',
      'Transform',
    ].map((name) => [name, `Fn::${name}`]),
  ),
};

const TAGS: (ScalarTag | CollectionTag)[] = Object.entries(SHORT_FORMS).flatMap(([name, key]) => shortForm(name, key));

function shortForm(name: string, key: string): (ScalarTag | CollectionTag)[] {
  const tag = `!${name}`;
  return [
    { tag, resolve: (text: string) => ({ [key]: key === 'Fn::GetAtt' ? attributePath(text) : text }) },
    { tag, collection: 'seq', nodeClass: undefined, resolve: (node: unknown) => ({ [key]: plain(node) }) } as unknown as CollectionTag,
    { tag, collection: 'map', nodeClass: undefined, resolve: (node: unknown) => ({ [key]: plain(node) }) } as unknown as CollectionTag,
  ];
}

function attributePath(text: string): string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}

/** What a number would lose digits by stays the text that it is: the account 012345678901, or more digits than a number can hold. */
function exact({ value, source }: Scalar): unknown {
  if (typeof value !== 'number' || source === undefined || !/^[-+]?\d+$/.test(source)) return value;
  return /^[-+]?0\d/.test(source) || !Number.isSafeInteger(value) ? source : value;
}

/** A node of a tagged collection, whose own tagged parts are read already. */
function plain(node: unknown): unknown {
  if (isScalar(node)) return plain(exact(node));
  if (isSeq(node)) return node.items.map(plain);
  if (isMap(node)) return Object.fromEntries(node.items.map((pair) => [String(plain(pair.key)), plain(pair.value)]));
  return node;
}
