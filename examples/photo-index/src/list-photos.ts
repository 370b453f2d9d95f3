import { photoIndex } from './photo-index';

/** `GET /photos` lists the index, `GET /photos/{name}` gives one row of it. */
export const handler = async (event: { pathParameters?: { name?: string } }) => {
  const name = event.pathParameters?.name;
  const found = name === undefined ? await photoIndex.list() : await photoIndex.find(decodeURIComponent(name));
  return {
    statusCode: found ? 200 : 404,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(found ?? { message: `no photo ${name}` }, null, 2),
  };
};
