import { useState } from 'react';
import type { DeploymentEndpoint } from '#model/deployment.ts';
import type { StackOutput } from '#model/stack.ts';
import './deployment-parts.css';

/** What came out: endpoints to open, values to copy. */
export function Outputs({ outputs, endpoints }: { readonly outputs: readonly StackOutput[]; readonly endpoints: readonly DeploymentEndpoint[] }) {
  const shown = new Set(endpoints.map((one) => one.url));
  const rest = outputs.filter((one) => !shown.has(one.value));
  const [isWhole, setWhole] = useState(false);
  const most = isWhole ? Number.POSITIVE_INFINITY : MOST;
  const hidden = endpoints.length + rest.length - most;
  if (endpoints.length === 0 && rest.length === 0) return null;
  return (
    <table className="outputs" aria-label="Outputs">
      <tbody>
        {endpoints.slice(0, most).map((one) => (
          <tr key={one.name}>
            <th scope="row">{one.name}</th>
            <td>
              <a href={one.url} target="_blank" rel="noreferrer noopener">
                {one.url}
              </a>
            </td>
            <td>
              <CopyButton name={one.name} value={one.url} />
            </td>
          </tr>
        ))}
        {rest.slice(0, Math.max(0, most - endpoints.length)).map((one) => (
          <tr key={one.name}>
            <th scope="row" title={one.description}>
              {one.name}
            </th>
            <td className="output-value">{one.value}</td>
            <td>
              <CopyButton name={one.name} value={one.value} />
            </td>
          </tr>
        ))}
      </tbody>
      {hidden > 0 && (
        <tfoot>
          <tr>
            <td colSpan={3}>
              <button type="button" className="button button-small" onClick={() => setWhole(true)}>
                Show {hidden} more
              </button>
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

/** More would push the changes out of sight. */
const MOST = 12;

export function CopyButton({ name, value }: { readonly name: string; readonly value: string }) {
  const [said, setSaid] = useState('Copy');
  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => setSaid('Copied'),
      () => setSaid('Not allowed'),
    );
  };
  return (
    <button type="button" className="copy-button" aria-label={`Copy ${name}`} onClick={copy} onBlur={() => setSaid('Copy')}>
      {said}
    </button>
  );
}
