import type { DeployRequest } from '#engine/deploy/deploy-request.ts';
import type { Generated } from '#engine/template/generated.ts';
import type { ReleaseLedger } from '#kit/release-ledger.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { Release } from '#model/release.ts';
import type { ReleaseFacts } from './make-release.ts';
import { factsOfTemplate, parsed } from './template-facts.ts';

/** Why a release can't be returned to; undefined: it can. */
export function returnProblem(release: Release): Problem | undefined {
  if (release.status !== 'succeeded') {
    return problem('ReleaseUnusable', {
      summary: `this release ${release.status === 'failed' ? 'failed' : 'was rolled back'}, so the stack never was as it says`,
      remedy: 'return to one that succeeded',
    });
  }
  if (release.template === undefined) {
    return problem('ReleaseUnusable', { summary: 'this release was kept without its template', remedy: 'return to another one' });
  }
  return undefined;
}

/** The artifacts without which it can't be returned to. */
export function neededArtifacts({ template }: Release): readonly { readonly function: string; readonly key: string }[] {
  return factsOfTemplate(template).artifacts;
}

/** The same template and the same artifacts once more, to be staged like any deployment. Nothing is built and nothing generated. */
export function returnTo(
  release: Release,
  ledger: ReleaseLedger,
): Pick<DeployRequest, 'projectName' | 'stage' | 'projectHash' | 'build' | 'generate' | 'isReturn'> {
  return {
    isReturn: true,
    projectName: release.project,
    stage: release.stage,
    ...(release.sources ? { projectHash: release.sources } : {}),
    async build(report, signal) {
      report('Looking for the artifacts of the release');
      const refused = returnProblem(release);
      // Those of the template, which are what the stack will ask for.
      const needed = neededArtifacts(release);
      const gone = new Set(refused ? [] : await ledger.missingArtifacts([...new Set(needed.map((one) => one.key))], signal));
      const problems = needed
        .filter((one) => gone.has(one.key))
        .map((one) =>
          problem('ReleaseGone', {
            at: { function: one.function },
            summary: `the artifact ${one.key} of ${one.function}, which release ${release.id} needs, is no longer in the artifact bucket`,
            remedy: release.commit
              ? `deploy from commit ${release.commit.id} instead: the same sources give the same artifact`
              : 'deploy from the sources instead',
          }),
        );
      return { artifacts: [], problems: refused ? [refused] : problems };
    },
    generate: () => generatedOf(release),
  };
}

/** What the ledger has to say of the return, beside what is seen of the deployment. */
export function returnFacts(release: Release): ReleaseFacts {
  return {
    returnsTo: release.id,
    artifacts: release.artifacts,
    ...(release.commit ? { commit: release.commit } : {}),
    ...(release.sources ? { sources: release.sources } : {}),
    ...(release.manifest === undefined ? {} : { manifest: release.manifest }),
  };
}

function generatedOf(release: Release): Generated {
  const template = parsed(release.template);
  return {
    template,
    body: release.template ?? '',
    problems: [],
    parameters: release.parameters,
    // An entry of a deployment that was found again after a reload doesn't know which it is: the one that no variable has.
    artifactBucketParameter: release.artifactBucketParameter ?? bucketParameter(release),
    names: release.names,
    statements: {},
    dropped: [],
    publicUrls: release.publicUrls ?? 0,
    idleCosts: release.idleCosts ?? [],
    dataHolders: release.dataHolders,
  };
}

function bucketParameter(release: Release): string {
  const of = new Set(release.parameters.map((one) => one.id));
  const { Parameters: parameters } = parsed(release.template);
  const open = Object.entries(parameters ?? {}).filter(([id, one]) => !of.has(id) && !(typeof one === 'object' && one !== null && 'Default' in one));
  return open[0]?.[0] ?? '';
}
