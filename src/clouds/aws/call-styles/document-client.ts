/** The document client's short names: the operation behind each, by its command's name without `Command`. */
export const documentCommands: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  BatchGet: 'BatchGetItem',
  BatchWrite: 'BatchWriteItem',
  TransactGet: 'TransactGetItems',
  TransactWrite: 'TransactWriteItems',
};

/** The same by method: `put`, `transactWrite`. */
export const documentMethods: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(documentCommands).map(([name, operation]) => [name.charAt(0).toLowerCase() + name.slice(1), operation]),
);
