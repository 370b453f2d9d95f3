import { useState } from 'react';
import { useStore } from 'zustand';
import { chooseBegun, chooseRehearsal, listRehearsals } from '#state/commands/choose-rehearsal.ts';
import { chooseLocal, closeTargets, connectAccount } from '#state/commands/choose-target.ts';
import { renewRehearsed } from '#state/commands/renew-credentials.ts';
import { targetText } from '#state/target.ts';
import { CredentialsForm } from '#ui/parts/credentials-form.tsx';
import { useDeployWorld } from '#ui/parts/deploy-world-context.ts';
import { DialogFrame } from '#ui/parts/dialog-frame.tsx';
import { RehearsalForm } from './rehearsal-form.tsx';
import './target.css';

/** Where deployments go: the local cloud, an account, or a simulated one. */
export function TargetDialog() {
  const world = useDeployWorld();
  const state = useStore(world.target);
  const [choice, setChoice] = useState<'local' | 'account' | 'simulator'>();
  const shown = choice ?? (state.rehearsal ? 'simulator' : state.target?.kind === 'local' ? 'local' : 'account');
  if (!state.isOpen) return null;
  return (
    <DialogFrame
      title="Where deployments go"
      description={`Now: ${targetText(state)}${state.leftThere === undefined ? '' : `. ${state.leftThere}`}`}
      className="target-dialog"
      onClose={() => closeTargets(world)}
    >
      <div className="target-body">
        <fieldset className="target-choice">
          <legend className="for-readers">Target</legend>
          <label>
            <input
              type="radio"
              name="target"
              checked={shown === 'local'}
              disabled={!state.local}
              onChange={() => {
                setChoice('local');
                void chooseLocal(world);
              }}
            />
            <span>
              <strong>Local cloud</strong>
              <span className="quiet">{state.local ? 'On this machine; no account is needed.' : (state.localMissing ?? 'It does not run here.')}</span>
            </span>
          </label>
          <label>
            <input type="radio" name="target" checked={shown === 'account'} onChange={() => setChoice('account')} />
            <span>
              <strong>AWS account</strong>
              <span className="quiet">
                {state.identity ? `Signed in as ${state.identity.arn}` : 'With short-lived credentials of your own.'}
                {state.expiresAt !== undefined && ` · until ${new Date(state.expiresAt).toLocaleTimeString(undefined, { hour12: false })}`}
              </span>
            </span>
          </label>
          {world.clouds.rehearsals && (
            <label>
              <input
                type="radio"
                name="target"
                checked={shown === 'simulator'}
                onChange={() => {
                  setChoice('simulator');
                  void listRehearsals(world);
                }}
              />
              <span>
                <strong>Simulator</strong>
                <span className="quiet">Rehearse a deployment: a success, or what may go wrong. No account is needed.</span>
              </span>
            </label>
          )}
        </fieldset>
        {shown === 'simulator' && (
          <RehearsalForm
            scenarios={state.scenarios}
            current={state.rehearsal?.id}
            begun={state.begun.filter((one) => one.id !== state.rehearsal?.kept.id)}
            onGoOn={(kept) => void chooseBegun(world, kept)}
            onChoose={(id) => void chooseRehearsal(world, id)}
            onSignInAgain={() => void renewRehearsed(world)}
          />
        )}
        {shown === 'account' && (
          <CredentialsForm
            asksRegion
            region={state.target?.kind === 'aws' ? state.target.region : 'eu-west-1'}
            isConnecting={state.isConnecting}
            problem={state.problem}
            onConnect={(pasted, region) => void connectAccount(world, pasted, region)}
          />
        )}
      </div>
    </DialogFrame>
  );
}
