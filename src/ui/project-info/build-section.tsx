import type { BuildState } from '#state/build.ts';
import { durationText } from '#state/deployment-words.ts';
import { Reasons } from '#ui/parts/deployment/reasons.tsx';
import { Facts } from '#ui/parts/facts.tsx';

export function BuildSection({
  build,
  isFresh,
  projectId,
  onBuild,
}: {
  readonly build: BuildState;
  readonly isFresh: boolean;
  readonly projectId: string;
  readonly onBuild: () => void;
}) {
  const last = build.last?.projectId === projectId ? build.last : undefined;
  return (
    <>
      <Facts
        className="facts"
        facts={[
          ['Last build', last ? new Date(last.at).toLocaleString(undefined, { hour12: false }) : 'none since the page was opened'],
          ['Took', last && durationText(last.duration)],
          [
            'Status',
            build.progress
              ? `${build.progress.activity}…`
              : last && (isFresh ? 'Up to date' : last.result.artifacts.length > 0 ? 'The sources were edited since' : 'Failed'),
          ],
        ]}
      />
      <p>
        <button type="button" className="button" disabled={build.stop !== undefined} onClick={onBuild}>
          Build Project
        </button>
        {build.stop && (
          <button type="button" className="button" onClick={build.stop}>
            Stop Build
          </button>
        )}
      </p>
      {last && <Reasons problems={last.result.problems} />}
      {last && last.result.artifacts.length > 0 && (
        <table className="outputs" aria-label="Artifacts">
          <tbody>
            {last.result.artifacts.map((one) => (
              <tr key={one.function}>
                <th scope="row">{one.function}</th>
                <td>{one.key}</td>
                <td>{Math.ceil(one.bytes.length / 1024)} KB</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {last && last.result.log.length > 0 && (
        <details>
          <summary>Log of the build</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard */}
          <pre tabIndex={0}>{last.result.log.join('\n')}</pre>
        </details>
      )}
    </>
  );
}
