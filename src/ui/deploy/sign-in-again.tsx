import { useStore } from 'zustand';
import { renewCredentials, renewRehearsed } from '#state/commands/renew-credentials.ts';
import { CredentialsForm } from '#ui/parts/credentials-form.tsx';
import { useDeployWorld } from '#ui/parts/deploy-world-context.ts';

/** Asks for new credentials inside the monitor: with them the deployment goes on by itself. */
export function SignInAgain() {
  const world = useDeployWorld();
  const { rehearsal, isConnecting, problem } = useStore(world.target);
  return (
    <section className="sign-in-again" aria-label="Sign in again">
      {rehearsal ? (
        <div className="question-answers">
          <span className="quiet">In a rehearsal the simulated account gives new credentials.</span>
          {/* biome-ignore lint/a11y/noAutofocus: it is all that the deployment waits for */}
          <button type="button" autoFocus className="button button-primary" onClick={() => void renewRehearsed(world)}>
            Sign in again and go on
          </button>
        </div>
      ) : (
        <CredentialsForm
          connectText="Sign in again and go on"
          isConnecting={isConnecting}
          problem={problem}
          onConnect={(pasted) => void renewCredentials(world, pasted)}
        />
      )}
    </section>
  );
}
