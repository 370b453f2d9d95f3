import type { DeploymentSnapshot } from '#model/deployment.ts';

/** What becomes of a failure: chosen for these changes only, and rolling back unless somebody says otherwise. */
export function IfItFails({
  snapshot: { keeps, keepRefusal },
  isKeeping,
  onChange,
}: {
  readonly snapshot: DeploymentSnapshot;
  readonly isKeeping: boolean;
  readonly onChange: (isKeeping: boolean) => void;
}) {
  const keepsNow = keeps !== undefined || (isKeeping && keepRefusal === undefined);
  const isFixed = keeps !== undefined || keepRefusal !== undefined;
  return (
    <fieldset className="if-it-fails">
      <legend>If something fails</legend>
      <label>
        <input type="radio" name="if-it-fails" checked={!keepsNow} disabled={isFixed && keepsNow} onChange={() => onChange(false)} />
        Roll back
      </label>
      <label>
        <input type="radio" name="if-it-fails" checked={keepsNow} disabled={isFixed && !keepsNow} onChange={() => onChange(true)} />
        Keep what succeeded
      </label>
      <span className="quiet">{explanationOf(keeps, keepRefusal, keepsNow)}</span>
    </fieldset>
  );
}

function explanationOf(keeps: DeploymentSnapshot['keeps'], refusal: string | undefined, keepsNow: boolean): string {
  if (keeps === 'forced') {
    return refusal === undefined
      ? 'The stack was left as it failed, and takes nothing else until it is rolled back.'
      : `These changes can’t be executed on a stack that was left as it failed: ${refusal}. Abort them, deploy again, and take the stack back first.`;
  }
  if (refusal !== undefined) return `What succeeded can’t be kept: ${refusal}.`;
  return keepsNow ? 'What succeeded stays; you can mend the rest and deploy again, or roll back then.' : 'Everything goes back to what was there before.';
}
