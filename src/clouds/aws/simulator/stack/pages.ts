/** One page of a list and the token of the next. */
export function pageOf<Item>(all: readonly Item[], token: string | undefined, size: number): { readonly items: Item[]; readonly next: { NextToken?: string } } {
  const from = token === undefined ? 0 : Number(token);
  const end = from + size;
  return { items: all.slice(from, end), next: end < all.length ? { NextToken: String(end) } : {} };
}
