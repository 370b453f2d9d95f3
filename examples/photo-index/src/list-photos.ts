import { documents, PHOTO_INDEX_TABLE as TableName } from './documents';

/** `GET /photos` lists the index, `GET /photos/{name}` gives one row of it. */
export const handler = async (event: { pathParameters?: { name?: string } }) => {
  const name = event.pathParameters?.name;
  if (name === undefined) {
    const { Items } = await documents.scan({ TableName });
    return answer(200, Items);
  }
  const { Item } = await documents.get({ TableName, Key: { name: decodeURIComponent(name) } });
  return Item ? answer(200, Item) : answer(404, { message: `no photo ${name}` });
};

function answer(statusCode: number, body: unknown) {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body, null, 2) };
}
