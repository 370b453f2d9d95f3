import { useState } from 'react';

export function CopyButton({ name, value }: { readonly name: string; readonly value: string }) {
  const [said, setSaid] = useState('Copy');
  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => setSaid('Copied'),
      () => setSaid('Not allowed'),
    );
  };
  return (
    <button type="button" className="copy-button" aria-label={`Copy ${name}`} onClick={copy} onBlur={() => setSaid('Copy')}>
      {said}
    </button>
  );
}
