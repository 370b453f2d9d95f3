import { isJsonObject, type Json } from '#base/json.ts';
import type { TemplateDifference } from '#model/release-comparison.ts';
import { type Difference, differences } from './differences.ts';
import { ARTIFACT_KEY, entriesOf, parsed } from './template-facts.ts';

/** What differs between two templates, resource by resource. Keys of artifacts are left out: those are the code's part. */
export function compareTemplates(before: string | undefined, after: string | undefined): TemplateDifference[] {
  const one = parsed(before);
  const other = parsed(after);
  const sections = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort((a, b) => rank(a) - rank(b));
  return sections.flatMap((section) => {
    if (!isJsonObject(one[section] ?? {}) || !isJsonObject(other[section] ?? {})) {
      return differences(one[section], other[section]).map(
        (found): TemplateDifference => ({ section, id: '', change: changeOf(found), properties: [propertyOf(found)] }),
      );
    }
    const [were, are] = [new Map(entriesOf(one[section])), new Map(entriesOf(other[section]))];
    return [...new Set([...were.keys(), ...are.keys()])].flatMap((id) => compareEntry(section, id, were.get(id), are.get(id)));
  });
}

function compareEntry(section: string, id: string, before: Json | undefined, after: Json | undefined): TemplateDifference[] {
  const found = differences(before, after).filter((each) => !isArtifactKey(each));
  if (found.length === 0) return [];
  const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  const known = isJsonObject(after) ? after : isJsonObject(before) ? before : {};
  const metadata = isJsonObject(known.Metadata) ? known.Metadata.Stackwright : undefined;
  return [
    {
      section,
      id,
      ...(isJsonObject(metadata) && typeof metadata.name === 'string' ? { name: metadata.name } : {}),
      ...(section === 'Resources' && typeof known.Type === 'string' ? { type: known.Type } : {}),
      change,
      properties: change === 'changed' ? found.map(propertyOf) : [],
    },
  ];
}

function propertyOf({ path, before, after }: Difference): TemplateDifference['properties'][number] {
  return {
    property: path.replace(/^Properties\./, ''),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

function changeOf({ before, after }: Difference): TemplateDifference['change'] {
  return before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
}

function isArtifactKey({ before, after }: Difference): boolean {
  return [before, after].every((value) => typeof value === 'string' && ARTIFACT_KEY.test(value));
}

/** Resources first: that is what one looks for. */
function rank(section: string): number {
  return section === 'Resources' ? 0 : 1;
}
