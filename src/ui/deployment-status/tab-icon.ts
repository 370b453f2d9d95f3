import type { TabMark } from '#state/tab-mark.ts';

/** The page's icon with a mark in its corner, as an address. Each mark has a shape of its own: of a colour alone one sees little at that size. */
export function tabIcon(mark: TabMark['mark']): string {
  if (mark === undefined) return '/favicon.svg';
  const { colour, path } = MARKS[mark];
  const layers = '<path d="M6 21.5 16 26l10-4.5M6 16l10 4.5L26 16M16 6 6 10.5 16 15l10-4.5z"/>';
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1f4fb8"/>' +
    `<g fill="none" stroke="#fff" stroke-width="2.4" stroke-linejoin="round">${layers}</g>` +
    `<circle cx="22" cy="22" r="10" fill="${colour}" stroke="#fff" stroke-width="1.5"/>` +
    `<path d="${path}" fill="none" stroke="#fff" stroke-width="2.8" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const MARKS: Readonly<Record<NonNullable<TabMark['mark']>, { readonly colour: string; readonly path: string }>> = {
  progress: { colour: '#5b6470', path: 'M17.5 22h.01M22 22h.01M26.5 22h.01' },
  attention: { colour: '#b25e00', path: 'M22 16.5v6.5M22 27v.01' },
  success: { colour: '#1a7f37', path: 'm17.5 22.5 3 3 6-6.5' },
  failure: { colour: '#c62828', path: 'm18 18 8 8M26 18l-8 8' },
};
