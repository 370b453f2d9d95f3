import { Suspense } from 'react';
import { DeployDialogs } from '../deploy/deploy-dialogs.tsx';
import { Toasts } from '../notices/toasts.tsx';
import { ProjectInfoDialog } from '../project-info/project-info-dialog.tsx';
import { ReleaseDialogs } from '../releases/release-dialogs.tsx';
import { ResourceFormHost } from '../resource-form/resource-form-host.tsx';
import { TargetDialog } from '../target/target-dialog.tsx';
import { TryIt } from '../try-it/try-it.tsx';
import { OpenDialogHost } from './dialog-host.tsx';

/** What opens above the screen. Each part shows itself when the stores say so; nothing is lost while they are on their way. */
export function Overlays() {
  return (
    <>
      <OpenDialogHost />
      <ResourceFormHost />
      <TargetDialog />
      <Suspense fallback={null}>
        <DeployDialogs afterSuccess={<TryIt />} />
      </Suspense>
      <ProjectInfoDialog />
      <ReleaseDialogs />
      <Toasts />
    </>
  );
}
