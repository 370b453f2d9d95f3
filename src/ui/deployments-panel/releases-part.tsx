import { useStore } from 'zustand';
import { compareChosen } from '#state/commands/compare-releases.ts';
import { deployProject } from '#state/commands/deploy-project.ts';
import { chooseRelease, openRelease } from '#state/commands/open-release.ts';
import { forgetGone, readReleases } from '#state/commands/read-releases.ts';
import { askReturn } from '#state/commands/return-to-release.ts';
import { signInAgain } from '#state/commands/sign-in-again.ts';
import { useDeployWorld } from '#ui/parts/deploy-world-context.ts';
import { ReleasesView } from './releases-view.tsx';
import { useReleases } from './use-releases.ts';

/** The ledger of the open project, read when it is looked at. */
export function ReleasesPart() {
  const world = useDeployWorld();
  const releases = useStore(world.releases);
  const { target, awaited } = useStore(world.target);
  // Of a stack that is known to be gone, no release is what it has.
  const isDeployed = useStore(world.deployment, (state) => state.deployed?.length !== 0);
  useReleases();
  return (
    <ReleasesView
      releases={releases}
      isDeployed={isDeployed}
      isSignedOut={awaited !== undefined && target !== undefined}
      actions={{
        open: (id) => openRelease(world, id),
        choose: (id, isChosen) => chooseRelease(world, id, isChosen),
        compare: () => void compareChosen(world),
        askReturn: (id) => void askReturn(world, id),
        read: () => void readReleases(world),
        forgetGone: () => void forgetGone(world),
        deploy: () => void deployProject(world),
        signIn: () => void signInAgain(world).then(() => readReleases(world)),
      }}
    />
  );
}
