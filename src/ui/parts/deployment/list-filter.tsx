import { type ReactNode, useRef, useState } from 'react';
import { useEscapeFirst } from './escape-first.ts';

/** From so many on, a list is searched rather than read. */
export const MANY = 20;

/** Finds what is typed in a long list. How much is found is told to readers of a screen when they type, and not whenever a row changes. */
export function ListFilter({
  label,
  text,
  shown,
  all,
  countOf,
  onChange,
  children,
}: {
  readonly label: string;
  readonly text: string;
  readonly shown: number;
  readonly all: number;
  /** How many this text finds. */
  readonly countOf: (text: string) => number;
  readonly onChange: (text: string) => void;
  readonly children?: ReactNode;
}) {
  const field = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState('');
  const change = (to: string): void => {
    setTold(`${countOf(to)} of ${all} shown`);
    onChange(to);
  };
  useEscapeFirst(field, text !== '', () => change(''));
  return (
    <div className="list-filter">
      <input ref={field} type="search" aria-label={label} placeholder={label} value={text} onChange={(event) => change(event.target.value)} />
      <span aria-hidden="true" className="quiet" data-testid="shown">
        {shown} of {all} shown
      </span>
      <span className="for-readers" role="status">
        {told}
      </span>
      {children}
    </div>
  );
}
