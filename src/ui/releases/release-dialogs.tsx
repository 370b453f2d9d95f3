import { useStore } from 'zustand';
import { closeComparison } from '#state/commands/compare-releases.ts';
import { closeRelease, saveReleaseTemplate } from '#state/commands/open-release.ts';
import { askReturn, closeReturn, returnToRelease } from '#state/commands/return-to-release.ts';
import { comparisonOf, comparisonWithNow } from '#state/comparison-views.ts';
import { useDeployWorld } from '#ui/parts/deploy-world-context.ts';
import { ComparisonDialog } from './comparison-dialog.tsx';
import { ReleaseDialog } from './release-dialog.tsx';
import { ReturnDialog } from './return-dialog.tsx';

/** A release that is opened, two that are compared, one that is returned to. */
export function ReleaseDialogs() {
  const world = useDeployWorld();
  const { list = [], currentId, gone, openId, chosen, isComparing, code, asked } = useStore(world.releases);
  const isDeployed = useStore(world.deployment, (state) => state.deployed?.length !== 0);
  const opened = list.find((one) => one.id === openId);
  const returned = list.find((one) => one.id === asked?.id);
  const comparison = isComparing ? comparisonOf(list, chosen) : undefined;
  if (asked && returned) {
    return (
      <ReturnDialog
        release={returned}
        asked={asked}
        comparison={comparisonWithNow(list, isDeployed ? currentId : undefined, returned)}
        isDeployed={isDeployed}
        onGo={(values) => returnToRelease(world, values)}
        onClose={() => closeReturn(world)}
      />
    );
  }
  if (opened) {
    return (
      <ReleaseDialog
        release={opened}
        returnedTo={list.find((one) => one.id === opened.returnsTo)}
        isCurrent={isDeployed && currentId === opened.id}
        lost={gone[opened.id]}
        endpoints={world.clouds.session.current()?.driver.endpointsOf(opened.outputs) ?? []}
        onSave={() => saveReleaseTemplate(world, opened.id)}
        onReturn={() => void askReturn(world, opened.id)}
        onClose={() => closeRelease(world)}
      />
    );
  }
  if (comparison) return <ComparisonDialog shown={comparison} code={code} onClose={() => closeComparison(world)} />;
  return null;
}
