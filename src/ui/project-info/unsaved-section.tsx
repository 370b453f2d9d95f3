import type { FileChange } from '#state/project-info-changes.ts';

/** Whether every edit is kept, and what isn't deployed yet. */
export function UnsavedSection({ savedText, changes }: { readonly savedText: string; readonly changes: readonly FileChange[] | undefined }) {
  return (
    <>
      <p>{savedText}</p>
      <h3>Not deployed yet</h3>
      {changes === undefined && <p className="quiet">Nothing was deployed from this page since it was opened, so there is nothing to compare with.</p>}
      {changes?.length === 0 && <p className="quiet">Everything is deployed as it stands here.</p>}
      {changes !== undefined && changes.length > 0 && (
        <table className="outputs" aria-label="Not deployed yet">
          <tbody>
            {changes.map((change) => (
              <tr key={change.path}>
                <th scope="row">{change.kind}</th>
                <td>{change.path}</td>
                <td>{change.what}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
