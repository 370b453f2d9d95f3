import type { MissingStatement } from '#engine/template/missing-statements.ts';
import { addStatement } from '#model/edit/functions.ts';
import type { DeniedOffer } from '../denied-offers.ts';
import type { DeployWorld } from '../deploy-world.ts';

/** Puts what a role refused into the function's own statements, as it was offered. It counts from the next deployment on. `shown` is the panel that offered it. */
export function addDeniedStatement(world: DeployWorld, shown: Offering, functionName: string, offer: DeniedOffer, { statement }: MissingStatement): void {
  const opened = world.workbench.opened();
  if (!opened) return;
  const edited = addStatement(opened.project, functionName, statement);
  if (edited.problem) {
    world.workbench.say({ kind: 'error', text: edited.problem.summary, detail: edited.problem.remedy });
    return;
  }
  if (!world.workbench.writeProject(edited.project)) return;
  shown.setState({ added: [...shown.getState().added, offer.key] });
  world.workbench.say({
    kind: 'success',
    text: `${functionName} may ${offer.denial.action} from the next deployment on`,
    detail: statement.resources.includes('*') ? 'On every resource: narrow it in the function’s permissions.' : statement.resources.join(', '),
  });
}

/** A panel that offers missing statements, and keeps which offers were taken. */
interface Offering {
  getState(): { readonly added: readonly string[] };
  setState(state: { readonly added: readonly string[] }): void;
}
