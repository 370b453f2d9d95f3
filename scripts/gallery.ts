import { serveGallery } from '../test/gallery/serve.ts';

const { url } = await serveGallery();
process.stdout.write(`Gallery at ${url}\n`);
