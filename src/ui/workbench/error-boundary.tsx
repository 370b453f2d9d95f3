import { Component, type ReactNode } from 'react';
import { exportZip } from '#state/commands/export-zip.ts';
import { count } from '#state/deployment-words.ts';
import { onlyInMemory } from '#state/project.ts';
import type { Stores } from '#state/stores.ts';

interface Props {
  readonly stores: Stores;
  readonly children: ReactNode;
}

interface State {
  readonly error: unknown;
  /** Files whose edits the browser's storage doesn't have; undefined: it is being asked. */
  readonly onlyInMemory: number | undefined;
}

/** A fault of ours: said plainly, with what can be done, and whether every edit is safe. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined, onlyInMemory: undefined };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  override componentDidCatch(): void {
    const { stores } = this.props;
    stores
      .flush()
      .then(() => this.setState({ onlyInMemory: onlyInMemory(stores.project.getState()).length }))
      .catch((error: unknown) => reportError(error));
  }

  override render(): ReactNode {
    const { error, onlyInMemory } = this.state;
    if (error === undefined) return this.props.children;
    const text = error instanceof Error ? `${error.message}\n\n${error.stack ?? ''}` : String(error);
    return (
      <main className="fault">
        <h1>{NOT_LOADED.test(text) ? 'A part of Stackwright could not be loaded' : 'Something went wrong here'}</h1>
        <p>
          {NOT_LOADED.test(text)
            ? 'Either there is no network, or a newer version has taken the place of this one. '
            : 'This is a fault of Stackwright, not of the project. '}
          {safety(onlyInMemory)}
        </p>
        <p>
          <button type="button" className="button button-primary" disabled={onlyInMemory === undefined} onClick={() => location.reload()}>
            Reload
          </button>{' '}
          <button type="button" className="button" onClick={() => void exportZip(this.props.stores)}>
            Export as Zip
          </button>{' '}
          <button type="button" className="button" onClick={() => void navigator.clipboard.writeText(text)}>
            Copy the report
          </button>
        </p>
        <pre>{text}</pre>
      </main>
    );
  }
}

/** A part of the page that comes when it is needed, in the browsers' words and the bundler's. */
const NOT_LOADED = /dynamically imported module|Importing a module script failed|Unable to preload CSS/;

function safety(onlyInMemory: number | undefined): string {
  if (onlyInMemory === undefined) return 'The last edits are being kept…';
  if (onlyInMemory === 0) return 'Every edit is kept in this browser; reloading brings it back.';
  return `The edits of ${count(onlyInMemory, 'file')} are only in memory, and reloading loses them: export the project first.`;
}
