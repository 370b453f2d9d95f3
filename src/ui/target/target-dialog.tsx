import { useState } from 'react';
import { useStore } from 'zustand';
import { chooseLocal, closeTargets, connectAccount } from '#state/commands/choose-target.ts';
import { targetText } from '#state/target.ts';
import { useDeployWorld } from '#ui/parts/deploy-world-context.ts';
import { DialogFrame } from '#ui/parts/dialog-frame.tsx';
import { CredentialsForm } from './credentials-form.tsx';
import './target.css';

/** Where deployments go: the local cloud, or an account. */
export function TargetDialog() {
  const world = useDeployWorld();
  const state = useStore(world.target);
  const [isAccount, setIsAccount] = useState(state.target?.kind !== 'local');
  if (!state.isOpen) return null;
  return (
    <DialogFrame title="Where deployments go" description={`Now: ${targetText(state)}`} className="target-dialog" onClose={() => closeTargets(world)}>
      <div className="target-body">
        <fieldset className="target-choice">
          <legend className="for-readers">Target</legend>
          <label>
            <input
              type="radio"
              name="target"
              checked={!isAccount}
              disabled={!state.local}
              onChange={() => {
                setIsAccount(false);
                void chooseLocal(world);
              }}
            />
            <span>
              <strong>Local cloud</strong>
              <span className="quiet">{state.local ? 'On this machine; no account is needed.' : (state.localMissing ?? 'It does not run here.')}</span>
            </span>
          </label>
          <label>
            <input type="radio" name="target" checked={isAccount} onChange={() => setIsAccount(true)} />
            <span>
              <strong>AWS account</strong>
              <span className="quiet">
                {state.identity ? `Signed in as ${state.identity.arn}` : 'With short-lived credentials of your own.'}
                {state.expiresAt !== undefined && ` · until ${new Date(state.expiresAt).toLocaleTimeString(undefined, { hour12: false })}`}
              </span>
            </span>
          </label>
        </fieldset>
        {isAccount && (
          <CredentialsForm
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
