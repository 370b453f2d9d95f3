import type { FormPreview } from '#state/resource-form-preview.ts';

/** What Inject will do, before it is done: the code, and the permission that it needs. */
export function Preview({ code, setup, grants, manifest, note }: FormPreview) {
  return (
    <section className="form-preview" aria-label="Preview">
      {note === undefined ? null : <p className="form-note preview-note">{note}</p>}
      {code === undefined ? null : (
        <figure>
          <figcaption>Code</figcaption>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls has to be reachable by keyboard */}
          <section className="preview-code" tabIndex={0} aria-label="Code preview">
            <pre>{code}</pre>
            {setup.length > 0 ? (
              <>
                <p className="preview-above">At the top of the file:</p>
                <pre className="preview-setup">{setup.join('\n')}</pre>
              </>
            ) : null}
          </section>
        </figure>
      )}
      {manifest === undefined ? null : (
        <figure>
          <figcaption>stackwright.json</figcaption>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls has to be reachable by keyboard */}
          <section className="preview-code" tabIndex={0} aria-label="Manifest preview">
            <pre>{manifest}</pre>
          </section>
        </figure>
      )}
      {code === undefined ? null : (
        <figure>
          <figcaption>Permission</figcaption>
          <ul className="preview-grants">
            {grants.length === 0 ? <li>none</li> : null}
            {grants.map((grant) => (
              <li key={`${grant.actions.join()} ${grant.on}`}>
                {grant.actions.map((action) => (
                  <code key={action}>{action}</code>
                ))}{' '}
                on {grant.on}
              </li>
            ))}
          </ul>
        </figure>
      )}
    </section>
  );
}
