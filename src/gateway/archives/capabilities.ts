import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

import { type ArchiveConfig, type ConfiguredCapabilities } from '#gateway/config/archiveConfig.ts';

/** What an archive can do, beyond what configuration may say of it; learnt from its answers to ordinary questions. */
interface LearntOnly {
  readonly emptyIs?: '204' | 'list' | undefined;
  readonly pageCap?: number | undefined;
  readonly range?: boolean | undefined;
  readonly etag?: boolean | undefined;
}
export type CapabilityValues = ConfiguredCapabilities & LearntOnly;

const Kept = v.record(
  v.string(),
  v.object({ value: v.union([v.string(), v.number(), v.boolean()]), at: v.string() }),
);

/** Learnt things are asked again after this: archives are upgraded. */
const goodFor = 24 * 60 * 60 * 1000;

/**
 * One archive's capability record. Configured values win; what was learnt is kept in a file with its date. Nothing is ever learnt by a
 * probe that makes the archive transcode.
 */
export class Capabilities {
  readonly #configured: CapabilityValues;
  readonly #file: string;
  readonly #learnt = new Map<string, { readonly value: string | number | boolean; readonly at: string }>();

  constructor(config: ArchiveConfig, cacheFolder: string) {
    this.#configured = config.capabilities ?? {};
    const folder = join(cacheFolder, 'capabilities');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#file = join(folder, `${config.archiveId}.json`);
    for (const [name, entry] of Object.entries(readKept(this.#file, config.url)))
      if (Date.now() - Date.parse(entry.at) < goodFor) this.#learnt.set(name, entry);
    this.#learnt.set('url', { value: config.url, at: new Date().toISOString() });
  }

  get<K extends keyof CapabilityValues>(name: K): CapabilityValues[K];
  get(name: string): unknown {
    const configured: Readonly<Record<string, unknown>> = { ...this.#configured };
    return configured[name] ?? this.#learnt.get(name)?.value;
  }

  learn<K extends keyof CapabilityValues>(name: K, value: NonNullable<CapabilityValues[K]>): void {
    if (this.#learnt.get(name)?.value === value) return;
    this.#learnt.set(name, { value, at: new Date().toISOString() });
    writeFileSync(this.#file, JSON.stringify(Object.fromEntries(this.#learnt), undefined, 1), {
      mode: 0o600,
    });
  }
}

/** Nothing, where the file is absent, unreadable, or was learnt of another address: then all is learnt again. */
function readKept(file: string, url: string): v.InferOutput<typeof Kept> {
  try {
    const kept = v.parse(Kept, JSON.parse(readFileSync(file, 'utf8')));
    return kept['url']?.value === url ? kept : {};
  } catch {
    return {};
  }
}
