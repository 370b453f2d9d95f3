import { parserFor } from '#engine/tracking/syntax/parse.ts';

/** Why a text can't stand as an expression in the file, in words; undefined where it can. A comma or a semicolon would end the argument. */
export function expressionProblem(code: string, file: string): string | undefined {
  if (code.trim() === '') return 'needs an expression, such as event.id';
  // As an argument: whatever closes it early, opens without closing, or begins another one, shows as more or less than one.
  const text = `f(${code}\n);`;
  const { topNode } = parserFor(file).parse(text);
  const call = topNode.firstChild?.name === 'ExpressionStatement' && topNode.firstChild.nextSibling === null ? topNode.firstChild.firstChild : null;
  const list = call?.name === 'CallExpression' ? call.getChild('ArgList') : null;
  let isWrong = list === null || list.to < text.length - 1;
  topNode.cursor().iterate((node) => {
    // The parser lets a string end with its line.
    const isOpen = node.name === 'String' && (node.to - node.from < 2 || text[node.from] !== text[node.to - 1]);
    isWrong ||= node.type.isError || isOpen;
  });
  const isMore = list?.getChild(',') || list?.getChild('Spread');
  return isWrong || isMore ? `"${code.trim()}" is not an expression` : undefined;
}
