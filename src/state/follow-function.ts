import type { Disposable } from '#base/disposable.ts';
import { whatIsAt } from './inspector.ts';
import type { RunState } from './run.ts';
import type { Stores } from './stores.ts';

/** Until something is chosen, typed or run in the Run panel, it is about the function of the open file, as the inspector is. */
export function followFunction({ editor, scan, deploy: { run } }: Pick<Stores, 'editor' | 'scan' | 'deploy'>): Disposable {
  const look = () => {
    const { active } = editor.getState();
    const at = active === null ? undefined : whatIsAt(scan.getState().result, active, -1);
    const state = run.getState();
    if (at?.kind === 'function' && at.name !== state.atHand && isUntouched(state)) run.setState({ atHand: at.name });
  };
  const stops = [
    editor.subscribe((state, before) => state.active !== before.active && look()),
    scan.subscribe((state, before) => state.result !== before.result && look()),
  ];
  return {
    dispose() {
      for (const stop of stops) stop();
    },
  };
}

function isUntouched({ functionName, eventName, draft, stop, result, problem }: RunState): boolean {
  return [functionName, eventName, draft, stop, result, problem].every((one) => one === undefined);
}
