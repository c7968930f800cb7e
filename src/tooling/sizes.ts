import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = 'dist/viewer';

interface Chunk {
  readonly file: string;
  readonly imports: readonly string[];
  readonly css: readonly string[];
}

/** What the page asks for by itself: its entry, and the app that the entry loads beside the first queries. */
const entries = ['index.html', 'src/viewer/app/mount.tsx'];

/** Bytes, compressed with gzip, of everything the page must load before the timeline stands; workers and later chunks are not in it. */
export function startBytes(): number {
  const manifest = readManifest();
  const seen = new Set<string>();
  const visit = (key: string): number => {
    const chunk = manifest.get(key);
    if (seen.has(key)) return 0;
    if (chunk === undefined) throw new Error(`${key} is not in the build`);
    seen.add(key);
    return gzipped(chunk.file) + chunk.imports.reduce((sum, next) => sum + visit(next), 0);
  };
  return entries.reduce((sum, entry) => sum + visit(entry), 0);
}

function gzipped(file: string): number {
  return gzipSync(readFileSync(join(folder, file))).length;
}

function readManifest(): ReadonlyMap<string, Chunk> {
  const path = join(folder, '.vite/manifest.json');
  if (!existsSync(path)) throw new Error(`${path} is not there: is the viewer built?`);
  const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return new Map(Object.entries(isRecord(json) ? json : {}).map(([key, value]) => [key, chunkOf(value)]));
}

function chunkOf(value: unknown): Chunk {
  const record = isRecord(value) ? value : {};
  const list = (name: string) => {
    const entry = record[name];
    return Array.isArray(entry) ? entry.filter((item) => typeof item === 'string') : [];
  };
  return {
    file: typeof record['file'] === 'string' ? record['file'] : '',
    imports: list('imports'),
    css: list('css'),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
