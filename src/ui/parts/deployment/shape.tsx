import type { ReactNode } from 'react';

export type Shape = 'ring' | 'spinner' | 'check' | 'alert' | 'back' | 'backSpinner' | 'dash' | 'slash' | 'pause';

/** The shapes of a deployment's states, each told from the others without its colour. What they say, whoever draws them says in words. */
export function ShapeIcon({ shape }: { readonly shape: Shape }) {
  const motion = shape === 'spinner' ? 'spins' : shape === 'backSpinner' ? 'spins-back' : undefined;
  return (
    <svg
      className={motion}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {PATHS[shape]}
    </svg>
  );
}

const PATHS: Readonly<Record<Shape, ReactNode>> = {
  ring: <circle cx="8" cy="8" r="4.5" />,
  spinner: (
    <>
      <circle cx="8" cy="8" r="5.5" opacity="0.25" />
      <path d="M8 2.5a5.5 5.5 0 0 1 5.5 5.5" />
    </>
  ),
  check: <path d="m3.5 8.5 3 3 6-7" />,
  alert: (
    <>
      <path d="M8 2 14.5 13.5h-13z" />
      <path d="M8 6.2v3.4M8 11.4v.2" />
    </>
  ),
  back: <path d="M6 3.5 3 6.5l3 3M3.4 6.5h5.8a3.4 3.4 0 0 1 0 6.8H6.5" />,
  backSpinner: (
    <>
      <circle cx="8" cy="8" r="5.5" opacity="0.25" />
      <path d="M8 2.5A5.5 5.5 0 0 0 2.5 8" />
    </>
  ),
  dash: <path d="M4 8h8" />,
  slash: (
    <>
      <circle cx="8" cy="8" r="5" />
      <path d="m4.6 11.4 6.8-6.8" />
    </>
  ),
  pause: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M6.5 5.8v4.4M9.5 5.8v4.4" />
    </>
  ),
};
