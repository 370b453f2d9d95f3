import { useId, useState } from 'react';
import type { DeploymentEndpoint } from '#model/deployment.ts';
import type { StackOutput } from '#model/stack.ts';
import { useIsRehearsal } from '../deploy-world-context.ts';
import { CopyButton } from './copy-button.tsx';
import { ListFilter, MANY } from './list-filter.tsx';
import { withWords } from './with-words.ts';
import './deployment-parts.css';

interface Line {
  readonly name: string;
  readonly value: string;
  readonly description?: string;
  readonly isEndpoint: boolean;
}

/** What came out: endpoints to open, values to copy. Of many the first few, until somebody asks for all. */
export function Outputs({ outputs, endpoints }: { readonly outputs: readonly StackOutput[]; readonly endpoints: readonly DeploymentEndpoint[] }) {
  const lines = linesOf(outputs, endpoints);
  const id = useId();
  const [isWhole, setWhole] = useState(false);
  const [text, setText] = useState('');
  if (lines.length === 0) return null;
  const isLong = lines.length > MOST;
  const found = isWhole ? matching(lines, text) : isLong ? lines.slice(0, FEW) : lines;
  return (
    <div className="outputs-part">
      {isLong && (
        <div className="outputs-more">
          <button
            type="button"
            className="button button-small"
            aria-expanded={isWhole}
            aria-controls={id}
            onClick={() => {
              setWhole(!isWhole);
              setText('');
            }}
          >
            {isWhole ? `Show the first ${FEW}` : `Show all ${lines.length} outputs`}
          </button>
          {isWhole && lines.length >= MANY && (
            <ListFilter
              label="Filter outputs"
              text={text}
              shown={found.length}
              all={lines.length}
              countOf={(of) => matching(lines, of).length}
              onChange={setText}
            />
          )}
        </div>
      )}
      <div className={isWhole ? 'outputs-whole' : undefined}>
        <table id={id} className="outputs" aria-label="Outputs">
          <tbody>
            {found.map((one) => (
              <OutputRow key={`${one.isEndpoint} ${one.name}`} line={one} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** More would push the changes out of sight. */
const MOST = 8;
const FEW = 5;

function OutputRow({ line: { name, value, description, isEndpoint } }: { readonly line: Line }) {
  // An address that a simulated account has made up may be a stranger's.
  const isRehearsal = useIsRehearsal();
  return (
    <tr>
      <th scope="row" title={description}>
        {name}
      </th>
      <td>
        {isEndpoint && !isRehearsal ? (
          <a href={value} target="_blank" rel="noreferrer noopener">
            {value}
          </a>
        ) : (
          value
        )}
      </td>
      <td>
        <CopyButton name={name} value={value} />
      </td>
    </tr>
  );
}

/** What can be opened first, and each value once. */
function linesOf(outputs: readonly StackOutput[], endpoints: readonly DeploymentEndpoint[]): readonly Line[] {
  const opened = new Set(endpoints.map((one) => one.url));
  return [
    ...endpoints.map(({ name, url }) => ({ name, value: url, isEndpoint: true })),
    ...outputs.filter((one) => !opened.has(one.value)).map((one) => ({ ...one, isEndpoint: false })),
  ];
}

function matching(lines: readonly Line[], text: string): readonly Line[] {
  return withWords(lines, text, ({ name, value, description = '' }) => [name, value, description].join('\n'));
}
