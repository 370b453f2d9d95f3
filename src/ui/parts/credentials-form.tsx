import { useState } from 'react';
import { REGION_PATTERN } from '#kit/region.ts';
import type { Problem } from '#model/problem.ts';
import { Reasons } from './deployment/reasons.tsx';
import './credentials-form.css';

/** Takes short-lived credentials of an account; they go into memory and nowhere else. */
export function CredentialsForm({
  region: initialRegion = '',
  asksRegion = false,
  connectText = 'Connect',
  isConnecting,
  problem,
  onConnect,
}: {
  readonly region?: string;
  /** Absent: where they count is known. */
  readonly asksRegion?: boolean;
  /** On the button: what comes of it. */
  readonly connectText?: string;
  readonly isConnecting: boolean;
  readonly problem: Problem | undefined;
  readonly onConnect: (pasted: string, region: string) => void;
}) {
  const [pasted, setPasted] = useState('');
  const [region, setRegion] = useState(initialRegion);
  const isLongLived = /\bAKIA[A-Z0-9]/.test(pasted);
  return (
    <form
      className="credentials-form"
      onSubmit={(event) => {
        event.preventDefault();
        onConnect(pasted, region);
      }}
    >
      {asksRegion && (
        <label>
          Region
          <input value={region} pattern={REGION_PATTERN} required spellCheck={false} onChange={(event) => setRegion(event.target.value)} />
        </label>
      )}
      <label>
        Short-lived credentials
        <textarea
          value={pasted}
          rows={6}
          required
          spellCheck={false}
          autoComplete="off"
          placeholder={'Paste the output of\naws configure export-credentials\n(JSON, `export AWS_…=` lines, or a profile block)'}
          onChange={(event) => setPasted(event.target.value)}
        />
      </label>
      <p className="quiet">They are kept in this page’s memory until it is closed, and never written anywhere.</p>
      {isLongLived && (
        <p className="warning-note" role="alert">
          ⚠ These keys begin with AKIA: they never expire by themselves. Prefer short-lived ones (<code>aws configure export-credentials</code> after{' '}
          <code>aws sso login</code>).
        </p>
      )}
      {problem && <Reasons problems={[problem]} />}
      <div className="question-answers">
        <button type="submit" className="button button-primary" disabled={isConnecting || pasted.trim() === ''}>
          {isConnecting ? 'Connecting…' : connectText}
        </button>
      </div>
    </form>
  );
}
