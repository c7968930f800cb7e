import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';

import { type FirstFiles } from './viewerPage.ts';

const Manifest = v.record(
  v.string(),
  v.object({ file: v.string(), imports: v.exactOptional(v.array(v.string()), []) }),
);
type Manifest = v.InferOutput<typeof Manifest>;

/** What the entry loads by itself (`main.tsx`), and the images beside it. */
const timeline = ['src/viewer/app/mount.tsx'];
const images = [...timeline, 'src/viewer/app/images.ts'];

/** The letters of Norwegian and English; without it the first text is laid out twice. */
const font = /\/inter-latin-wght-normal\.woff2$/;

/** Reads Vite's manifest: every module that a view imports, itself first. Nothing where there is no manifest, as in tests of the gateway alone. */
export function firstFiles(path: string): FirstFiles {
  if (!existsSync(path)) return { modules: { timeline: [], images: [] }, fonts: [] };
  const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const manifest = v.parse(Manifest, json);
  const fonts = Object.keys(manifest).filter((key) => font.test(key));
  return {
    modules: { timeline: filesOf(manifest, timeline), images: filesOf(manifest, images) },
    fonts: filesOf(manifest, fonts),
  };
}

function filesOf(manifest: Manifest, entries: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`viewer: ${key} is not in the build`);
    const path = `/${chunk.file}`;
    if (seen.has(path)) return;
    seen.add(path);
    chunk.imports.forEach(visit);
  };
  entries.forEach(visit);
  return [...seen];
}
