/** The setting that names the project to open when the page comes again; empty: none. The page's first script reads it too. */
export const LAST_PROJECT = 'last project';
