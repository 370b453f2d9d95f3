import { Tabs } from 'radix-ui';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { buildProject, freshBuild } from '#state/commands/build-project.ts';
import { checkForDrift, stageDriftBack } from '#state/commands/check-drift.ts';
import { describeProject } from '#state/commands/describe-project.ts';
import { closeProjectInfo, openProjectInfo } from '#state/commands/open-project-info.ts';
import { readReleases } from '#state/commands/read-releases.ts';
import { refreshDeployed, STAGE } from '#state/commands/refresh-deployed.ts';
import { PROJECT_INFO_SECTIONS, type ProjectInfoSection } from '#state/project-info.ts';
import { fileChanges } from '#state/project-info-changes.ts';
import { targetText } from '#state/target.ts';
import { useDeployWorld, useNow, useOpenedProject } from '#ui/parts/deploy-world-context.ts';
import { DialogFrame } from '#ui/parts/dialog-frame.tsx';
import { BuildSection } from './build-section.tsx';
import { DeploymentSection } from './deployment-section.tsx';
import { DriftSection } from './drift-section.tsx';
import { OverviewSection } from './overview-section.tsx';
import { UnsavedSection } from './unsaved-section.tsx';
import './project-info.css';

/** Project Info: what it is, what isn't deployed yet, the last build, the last deployment. */
export function ProjectInfoDialog() {
  const world = useDeployWorld();
  const { section } = useStore(world.projectInfo);
  const opened = useOpenedProject();
  const build = useStore(world.build);
  const { snapshot, deployedFiles, deployed } = useStore(world.deployment);
  const targetName = useStore(world.target, targetText);
  const releases = useStore(world.releases);
  const drift = useStore(world.drift);
  const now = useNow(false);
  const needsReleases = section === 'deployment' && snapshot === undefined;
  useEffect(() => {
    if (!needsReleases) return;
    const leaving = new AbortController();
    void readReleases(world, leaving.signal);
    refreshDeployed(world, leaving.signal).catch((error: unknown) => leaving.signal.aborted || reportError(error));
    return () => leaving.abort();
  }, [world, needsReleases]);
  if (section === undefined || !opened) return null;
  return (
    <DialogFrame title="Project Info" className="project-info" onClose={() => closeProjectInfo(world)}>
      <Tabs.Root value={section} onValueChange={(value) => openProjectInfo(world, value as ProjectInfoSection)}>
        <Tabs.List className="tabs" aria-label="Sections">
          {PROJECT_INFO_SECTIONS.map(({ id, title }) => (
            <Tabs.Trigger key={id} className="tab" value={id}>
              {title}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <Tabs.Content className="tab-content" value="overview">
          <OverviewSection opened={opened} stage={STAGE} targetName={targetName} onDescribe={(text) => describeProject(world, text)} />
        </Tabs.Content>
        <Tabs.Content className="tab-content" value="unsaved">
          <UnsavedSection savedText={world.workbench.savedText()} changes={deployedFiles && fileChanges(deployedFiles, opened.files)} />
        </Tabs.Content>
        <Tabs.Content className="tab-content" value="build">
          <BuildSection build={build} isFresh={freshBuild(world, opened) !== undefined} projectId={opened.id} onBuild={() => void buildProject(world)} />
        </Tabs.Content>
        <Tabs.Content className="tab-content" value="deployment">
          <DriftSection
            drift={drift}
            onCheck={() => {
              checkForDrift(world).catch((error: unknown) => reportError(error));
            }}
            onStageBack={() => stageDriftBack(world)}
          />
          <h3>Last deployment</h3>
          <DeploymentSection snapshot={snapshot} releases={releases} deployed={deployed} now={now} />
        </Tabs.Content>
      </Tabs.Root>
    </DialogFrame>
  );
}
