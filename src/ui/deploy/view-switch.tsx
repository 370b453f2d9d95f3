import type { DeploymentView as View } from '#state/deployment-view.ts';

/** How the changes are shown: as what they are, or as when they happened. */
export function ViewSwitch({ view, onChange }: { readonly view: View; readonly onChange: (view: View) => void }) {
  return (
    <fieldset className="view-switch">
      <legend className="for-readers">Show the changes as</legend>
      {(['list', 'timeline'] as const).map((one) => (
        <label key={one} className={one === view ? 'view-choice chosen' : 'view-choice'}>
          <input type="radio" name="deployment-view" className="for-readers" checked={one === view} onChange={() => onChange(one)} />
          {WORDS[one]}
        </label>
      ))}
    </fieldset>
  );
}

const WORDS: Readonly<Record<View, string>> = { list: 'List', timeline: 'Timeline' };
