import { Component, type ReactNode } from 'react';

/** A fault of ours: said plainly, with what can be done. What was edited is kept already. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state = { error: undefined as unknown };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    const text = this.state.error instanceof Error ? `${this.state.error.message}\n\n${this.state.error.stack ?? ''}` : String(this.state.error);
    return (
      <main className="fault">
        <h1>Something went wrong here</h1>
        <p>This is a fault of Stackwright, not of the project. Every edit is kept in this browser; reloading brings it back.</p>
        <p>
          <button type="button" className="button button-primary" onClick={() => location.reload()}>
            Reload
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
