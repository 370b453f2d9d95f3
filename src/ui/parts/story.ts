import type { ReactNode } from 'react';

/** One state of a piece of the screen. A `*.story.tsx` exports `stories` by name; the gallery shows them, and a test mounts each. */
export type Story = () => ReactNode;
export type Stories = Readonly<Record<string, Story>>;
