import { missingStatement } from '#engine/template/missing-statement.ts';
import type { AccessDenial } from '#kit/cloud-session.ts';
import { addStatement } from '#model/edit/functions.ts';
import type { DeployWorld } from '../deploy-world.ts';

/** Puts what a role refused into the function's own statements. It counts from the next deployment on. `shown` is the panel that offered it. */
export function addDeniedStatement(world: DeployWorld, shown: Offering, functionName: string, denial: AccessDenial): void {
  const opened = world.workbench.opened();
  if (!opened) return;
  const cloud = world.clouds.cloud(opened.project.cloud);
  if (!cloud) return;
  const statement = missingStatement(cloud.catalogue, opened.project, opened.scan, functionName, denial);
  const edited = addStatement(opened.project, functionName, statement);
  if (edited.problem) {
    world.workbench.say({ kind: 'error', text: edited.problem.summary, detail: edited.problem.remedy });
    return;
  }
  world.workbench.writeProject(edited.project);
  shown.setState({ added: [...shown.getState().added, denial] });
  world.workbench.say({
    kind: 'success',
    text: `${functionName} may ${denial.action} from the next deployment on`,
    detail: statement.resources.includes('*') ? 'On every resource: narrow it in the function’s permissions.' : statement.resources.join(', '),
  });
}

/** A panel that offers missing statements, and keeps which it has put in. */
interface Offering {
  getState(): { readonly added: readonly AccessDenial[] };
  setState(state: { readonly added: readonly AccessDenial[] }): void;
}
