import { useStore } from 'zustand';
import type { InvokeResult } from '#kit/stack-driver.ts';
import { addDeniedStatement } from '#state/commands/add-denied-statement.ts';
import { beginEvent, chooseEvent, chooseRunFunction, editEvent, removeEvent, saveEvent } from '#state/commands/choose-event.ts';
import { deployProject } from '#state/commands/deploy-project.ts';
import { invokeFunction, runEventText, runFunctionName } from '#state/commands/invoke-function.ts';
import { deniedOffers } from '#state/denied-offers.ts';
import { eventsOf, eventTemplates } from '#state/run-events.ts';
import { useDeployWorld, useOpenedProject } from '#ui/parts/deploy-world-context.ts';
import { EmptyState } from '#ui/parts/empty-state.tsx';
import { UnreadManifest } from '#ui/parts/unread-manifest.tsx';
import { RunView } from './run-view.tsx';

/** The Run panel of the open project. */
export function RunPanel() {
  const world = useDeployWorld();
  const opened = useOpenedProject();
  const state = useStore(world.run);
  const deployed = useStore(world.deployment, (one) => one.deployed);
  const name = runFunctionName(world);
  if (!opened) return <UnreadManifest />;
  if (name === undefined) return <EmptyState>The project has no function yet. Make one, then run it here.</EmptyState>;
  if (deployed?.length === 0) {
    return (
      <EmptyState
        action={
          <button type="button" className="button button-primary" onClick={() => void deployProject(world)}>
            Deploy
          </button>
        }
      >
        The project is not deployed yet: a function runs in the cloud, with its real role. What it is called with are files of the project,{' '}
        <code>events/{name}/&lt;name&gt;.json</code>.
      </EmptyState>
    );
  }
  const cloud = world.clouds.cloud(opened.project.cloud);
  const { result, sent } = state;
  const runs = result ? [{ ...(sent === undefined ? {} : { event: sent }), texts: [...result.logs, answerText(result)] }] : [];
  return (
    <RunView
      functions={Object.keys(opened.project.functions)}
      functionName={name}
      events={eventsOf(opened.files, name)}
      templates={cloud ? eventTemplates(opened.project, cloud, name) : []}
      eventName={state.eventName}
      eventText={runEventText(world)}
      isRunning={state.stop !== undefined}
      result={state.result}
      frames={state.frames}
      problem={state.problem}
      denied={deniedOffers(world, name, runs, state.added)}
      actions={{
        chooseFunction: (one) => chooseRunFunction(world, one),
        chooseEvent: (one) => chooseEvent(world, one),
        beginEvent: (one) => beginEvent(world, one),
        editEvent: (text) => editEvent(world, text),
        saveEvent: (one) => saveEvent(world, one),
        removeEvent: (one) => removeEvent(world, one),
        run: () => void invokeFunction(world),
        stop: () => state.stop?.(),
        goTo: ({ file, line, column }) => world.workbench.goTo({ file, line, column }),
        addStatement: (offer, chosen) => addDeniedStatement(world, world.run, name, offer, chosen),
      }}
    />
  );
}

function answerText({ payload }: InvokeResult): string {
  return typeof payload === 'string' ? payload : JSON.stringify(payload ?? null);
}
