/** What to do, as it is said to whoever types commands and to whoever looks at the page: each names what it has, a command or a button. */
export interface Remedy {
  readonly command: string;
  readonly page: string;
}

/**
 * A remedy in which ways are named: by `` `recover` `` at the command line, by a button in the page.
 * @example remedy`put right what failed, then deploy on top of it (${way('deploy --keep', '“Deploy on top of it”, when you deploy again')})`
 */
export function remedy(texts: TemplateStringsArray, ...parts: readonly (string | Remedy)[]): Remedy {
  const told = (surface: keyof Remedy): string => texts.map((text, index) => text + textOf(parts[index] ?? '', surface)).join('');
  return { command: told('command'), page: told('page') };
}

/** One way: the command without the program's name, and where in the page the same is done. */
export function way(command: string, page: string): Remedy {
  return { command: `\`${command}\``, page };
}

function textOf(part: string | Remedy, surface: keyof Remedy): string {
  return typeof part === 'string' ? part : part[surface];
}

/** As problems and errors hold it: the page's words only where they are others. */
export function remedyFacts(of: string | Remedy): { readonly remedy: string; readonly inPage?: string } {
  if (typeof of === 'string') return { remedy: of };
  return of.command === of.page ? { remedy: of.command } : { remedy: of.command, inPage: of.page };
}

/** What is held, as it was given. */
export function remedyIn({ remedy: command, inPage }: { readonly remedy: string; readonly inPage?: string | undefined }): string | Remedy {
  return inPage === undefined ? command : { command, page: inPage };
}

/** What the page says. */
export function remedyInPage({ remedy: command, inPage }: { readonly remedy: string; readonly inPage?: string | undefined }): string {
  return inPage ?? command;
}
