import type { Problem } from '#model/problem.ts';
import { placeText } from '#model/problem.ts';
import { remedyInPage } from '#model/remedy.ts';
import { count } from '#state/deployment-words.ts';
import { PlaceLink } from '../places.tsx';
import { ShapeIcon } from './shape.tsx';
import './deployment-parts.css';

/** `visits visits (AWS::DynamoDB::Table) could not be made`: the summary begins with the place itself, or there is none, or it is a link. */
function isSaidTwice({ at, summary }: Problem): boolean {
  const place = placeText(at);
  return at.file !== undefined || place === '' || summary.startsWith(`${place} `);
}

function Place({ one }: { readonly one: Problem }) {
  return one.at.file === undefined ? null : (
    <>
      {' '}
      <PlaceLink at={one.at} />
    </>
  );
}

/** Why it failed: the root cause first; what was only cancelled because of it, folded under it. */
export function Reasons({ problems }: { readonly problems: readonly Problem[] }) {
  const kept = problems.filter((one) => one.code === 'ResourceKept');
  const isFolded = kept.length > FEW;
  const causes = problems.filter((one) => one.code !== 'ResourceCancelled' && !(isFolded && one.code === 'ResourceKept'));
  const cancelled = problems.filter((one) => one.code === 'ResourceCancelled');
  if (problems.length === 0) return null;
  // Beneath what it is because of; where nothing failed it was stopped, and stands for itself.
  const isBecause = causes[0]?.severity === 'error';
  const title = `${count(cancelled.length, 'resource')} cancelled${isBecause ? ' because of it' : ''}`;
  const folded = cancelled.length > 0 && <Folded title={title} problems={cancelled} />;
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
              <Place one={one} />
              {one.meaning !== undefined && <span className="meaning">{one.meaning}</span>}
              {one.remedy !== '' && <span className="remedy">{remedyInPage(one)}</span>}
              {index === 0 && isBecause && folded}
            </span>
          </li>
        ))}
      </ul>
      {!isBecause && folded}
      {isFolded && <Folded title={`${count(kept.length, 'resource')} are kept in your account, and may cost money`} problems={kept} />}
    </div>
  );
}

/** More that is kept than this is only counted, until somebody looks. */
const FEW = 3;

function Folded({ title, problems }: { readonly title: string; readonly problems: readonly Problem[] }) {
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {problems.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole
          <li key={index} className="meaning-still">
            <ShapeIcon shape={one.code === 'ResourceKept' ? 'dash' : 'slash'} />
            <span>
              {isSaidTwice(one) ? null : <strong>{placeText(one.at)} </strong>}
              {one.summary}
              <Place one={one} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
