import type { Release } from '#model/release.ts';
import type { ChangeKind, CodeDifference, ConfigurationDifference, ReleaseComparison } from '#model/release-comparison.ts';
import { compareTemplates } from './compare-templates.ts';
import { differences } from './differences.ts';
import { parsed } from './template-facts.ts';

/** What changed from one release to another. */
export function compareReleases(before: Release, after: Release): ReleaseComparison {
  return { template: compareTemplates(before.template, after.template), code: compareCode(before, after), configuration: compareManifests(before, after) };
}

function compareCode(before: Release, after: Release): CodeDifference[] {
  const were = new Map(before.artifacts.map((one) => [one.function, one]));
  const are = new Map(after.artifacts.map((one) => [one.function, one]));
  return [...new Set([...were.keys(), ...are.keys()])].sort().flatMap((name): CodeDifference[] => {
    const [was, is] = [were.get(name), are.get(name)];
    if (was?.sha256 === is?.sha256) return [];
    return [
      {
        function: name,
        change: kindOf(was, is),
        ...(was ? { before: was.sha256 } : {}),
        ...(is ? { after: is.sha256 } : {}),
        ...(was?.bytes === undefined ? {} : { bytesBefore: was.bytes }),
        ...(is?.bytes === undefined ? {} : { bytesAfter: is.bytes }),
      },
    ];
  });
}

/** Where one wasn't kept, there is nothing to compare with. */
function compareManifests(before: Release, after: Release): ConfigurationDifference[] {
  if (before.manifest === undefined || after.manifest === undefined) return [];
  return differences(parsed(before.manifest), parsed(after.manifest)).map((one) => ({
    key: one.path,
    change: kindOf(one.before, one.after),
    ...(one.before === undefined ? {} : { before: one.before }),
    ...(one.after === undefined ? {} : { after: one.after }),
  }));
}

function kindOf(before: unknown, after: unknown): ChangeKind {
  return before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
}
