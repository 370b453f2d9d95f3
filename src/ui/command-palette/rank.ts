import { defaultFilter } from 'cmdk';
import type { Command } from '#state/commands-register.ts';

/** By what it is found, and read. */
export function nameOf({ menu, title }: Pick<Command, 'menu' | 'title'>): string {
  return `${menu} ${title}`;
}

/** What takes away what one is at comes after everything else that fits: few letters never select it first. */
export function rank(leaving: ReadonlySet<string>): (value: string, search: string, keywords?: string[]) => number {
  return (value, search, keywords) => (defaultFilter?.(value, search, keywords) ?? 0) * (leaving.has(value) ? LAST : 1);
}

const LAST = 0.001;
