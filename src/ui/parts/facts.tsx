import type { ReactNode } from 'react';

/** Names and values, one a line. Those without a value are left out. */
export function Facts({ facts, className }: { readonly facts: readonly (readonly [name: string, value: ReactNode])[]; readonly className?: string }) {
  return (
    <dl className={className}>
      {facts
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
