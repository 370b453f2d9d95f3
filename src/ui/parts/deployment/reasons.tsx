import type { Problem } from '#model/problem.ts';
import { placeText } from '#model/problem.ts';
import { count } from '#state/deployment-words.ts';
import { ShapeIcon } from './shape.tsx';
import './deployment-parts.css';

/** `visits visits (AWS::DynamoDB::Table) could not be made`: the summary begins with the place itself, or there is none. */
function isSaidTwice({ at, summary }: Problem): boolean {
  const place = placeText(at);
  return place === '' || summary.startsWith(`${place} `);
}

/** Why it failed: the root cause first; what was only cancelled because of it, folded under it. */
export function Reasons({ problems }: { readonly problems: readonly Problem[] }) {
  const causes = problems.filter((one) => one.code !== 'ResourceCancelled');
  const cancelled = problems.filter((one) => one.code === 'ResourceCancelled');
  if (problems.length === 0) return null;
  return (
    <div className="reasons">
      <ul>
        {causes.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole
          <li key={index} className={`meaning-${one.severity === 'error' ? 'failure' : one.severity === 'warning' ? 'warning' : 'still'}`}>
            <ShapeIcon shape={one.severity === 'info' ? 'dash' : 'alert'} />
            <span>
              {index === 0 && causes.length > 1 && one.severity === 'error' && <span className="note note-failure">likely cause</span>}
              {isSaidTwice(one) ? null : <strong>{placeText(one.at)} </strong>}
              <span className="reason-text">{one.summary}</span>
              {one.remedy !== '' && <span className="remedy">{one.remedy}</span>}
            </span>
          </li>
        ))}
      </ul>
      {cancelled.length > 0 && (
        <details>
          <summary>{count(cancelled.length, 'resource')} cancelled because of it</summary>
          <ul>
            {cancelled.map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole
              <li key={index} className="meaning-still">
                <ShapeIcon shape="slash" />
                <span>
                  {isSaidTwice(one) ? null : <strong>{placeText(one.at)} </strong>}
                  {one.summary}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
