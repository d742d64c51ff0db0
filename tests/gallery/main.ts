/** `npm run gallery`: says where it is, and stays until it is stopped. */
import { serveGallery } from './serve.ts';

const server = await serveGallery(5173);
process.stdout.write(`${server.resolvedUrls?.local[0] ?? ''}gallery\n`);
