import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { chapters } from './chapters.ts';
import { openEncoders } from './codecs.ts';
import { part10 } from './part10.ts';
import type { SampleFile } from './sampleFile.ts';
import { archiveOf } from './stories.ts';

/** Changes whenever the samples change, so that folders made by an older version are made anew. */
const version = 'samples 6';

export interface SampleProgress {
  readonly title: string;
  readonly files: number;
  readonly chapter: number;
  readonly chapters: number;
}

interface Options {
  /** The data folder: files go to `{home}/region/{archiveId}/…`. */
  readonly home: string;
  readonly onProgress?: (progress: SampleProgress) => void;
}

/** Writes the demo region's DICOM files unless this version of them is already there. Seeded: the same bytes everywhere. */
export async function generateSamples({ home, onProgress = () => undefined }: Options): Promise<void> {
  if (areSamplesMade(home)) return;
  removeSamples(home);
  for (const share of [0, 1] as const) await generateShare(share, { home, onProgress });
  markSamplesMade(home);
}

export function areSamplesMade(home: string): boolean {
  const stamp = stampOf(home);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === version;
}

export function removeSamples(home: string): void {
  for (const archiveId of ['unn', 'nlsh', 'helg', 'finn'])
    rmSync(join(home, 'region', archiveId), { recursive: true, force: true });
}

export function markSamplesMade(home: string): void {
  writeFileSync(stampOf(home), version);
}

/** One of two shares of the samples that cost about the same and need nothing of each other: two processes make both at once. */
export async function generateShare(
  share: 0 | 1,
  { home, onProgress = () => undefined }: Options,
): Promise<void> {
  const encoders = await openEncoders();
  let files = 0;
  for (const [chapter, { title, needsThorax = false, files: sequence }] of chapters.entries()) {
    if (needsThorax !== (share === 0)) continue;
    for (const file of sequence(encoders)) {
      writeSample(join(home, 'region'), file);
      files += 1;
      onProgress({ title, files, chapter: chapter + 1, chapters: chapters.length });
      if (files % 8 === 0) await setImmediate();
    }
  }
}

const stampOf = (home: string) => join(home, 'region', 'samples-version');

function writeSample(region: string, file: SampleFile): void {
  const { study, attributes } = file;
  const folder = join(
    region,
    archiveOf(study),
    study.patientKey,
    `${study.date}-${study.studyInstanceUid.slice(-10)}`,
  );
  mkdirSync(folder, { recursive: true });
  const name = `${pad(attributes.SeriesNumber)}-${pad(attributes.InstanceNumber)}.dcm`;
  writeFileSync(join(folder, name), part10(file));
}

const pad = (value: unknown) => (typeof value === 'number' ? String(value).padStart(4, '0') : '0000');
