import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** Threads that start from a file of their own, by the names the build gives them. */
export type ThreadName = 'thumbnailWorker' | 'databaseWorker';

const sources: Readonly<Record<ThreadName, string>> = {
  thumbnailWorker: './media/thumbnailWorker.ts',
  databaseWorker: './database/databaseWorker.ts',
};

/** From a build as `{name}.js` beside the chunk or one folder up; from source through tsx, which a thread must be told of. */
export function startThread(name: ThreadName, workerData?: unknown): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(built(name), { workerData });
  const url = new URL(sources[name], import.meta.url).href;
  const code = `import('tsx/esm/api').then((tsx) => { tsx.register(); return import(${JSON.stringify(url)}); });`;
  return new Worker(code, { eval: true, workerData });
}

function built(name: ThreadName): string {
  const places = [`./${name}.js`, `../${name}.js`];
  const paths = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const found = paths.find((path) => existsSync(path));
  if (found === undefined) throw new Error(`${name} is not built`);
  return found;
}
