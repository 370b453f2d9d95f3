/** Those of which all the words of a search are said, in any order and in capitals or not. */
export function withWords<Item>(items: readonly Item[], text: string, saidOf: (item: Item) => string): readonly Item[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  return items.filter((item) => {
    const said = saidOf(item).toLowerCase();
    return words.every((word) => said.includes(word));
  });
}
