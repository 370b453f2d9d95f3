import type { CodeDifference, FileDifference } from '#model/release-comparison.ts';
import { fileWords } from '#state/comparison-views.ts';

/** The code of each function whose artifact is another, file by file; the lines of a text stand under it. */
export function CodeDifferences({ code, isReading }: { readonly code: readonly CodeDifference[]; readonly isReading: boolean }) {
  return (
    <div className="code-differences">
      {isReading && (
        <p className="quiet" role="status">
          Reading the artifacts…
        </p>
      )}
      {code.map((one) => (
        <OfFunction key={one.function} difference={one} />
      ))}
    </div>
  );
}

function OfFunction({ difference: { function: name, files, unread } }: { readonly difference: CodeDifference }) {
  if (unread !== undefined) {
    return (
      <p>
        {name} could not be compared: {unread}.
      </p>
    );
  }
  if (!files) return null;
  if (files.length === 0) return <p className="quiet">The files of {name} are the same, packed otherwise.</p>;
  return (
    <section aria-label={`Files of ${name}`}>
      <h4>{name}</h4>
      {files.map((file) => (
        <File key={file.path} file={file} />
      ))}
    </section>
  );
}

/** So many lines are seen at a glance. */
const SHORT = 60;

function File({ file }: { readonly file: FileDifference }) {
  if (!file.hunks) return <p className="differing-file">{fileWords(file)}</p>;
  return (
    <details open={file.hunks.reduce((sum, one) => sum + one.lines.length, 0) <= SHORT}>
      <summary className="differing-file">{fileWords(file)}</summary>
      {file.hunks.map(({ before, after, lines }) => (
        <table key={`${before.line} ${after.line}`} className="hunk" aria-label={`${file.path}, from line ${Math.max(after.line, 1)}`}>
          <tbody>
            {numbered(before.line, after.line, lines).map(({ was, is, mark, text }) => (
              <tr key={`${was} ${is} ${mark}`} data-mark={mark === ' ' ? undefined : mark}>
                <td className="hunk-line">{was}</td>
                <td className="hunk-line">{is}</td>
                <td className="hunk-mark">{mark === '-' ? '−' : mark}</td>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </details>
  );
}

/** Each line with its number in what was, in what is, or in both. */
function numbered(was: number, is: number, lines: readonly string[]) {
  let [old, now] = [Math.max(was, 1), Math.max(is, 1)];
  return lines.map((line) => {
    const mark = line.charAt(0);
    const text = line.slice(1);
    return { was: mark === '+' ? '' : `${old++}`, is: mark === '-' ? '' : `${now++}`, mark, text };
  });
}
