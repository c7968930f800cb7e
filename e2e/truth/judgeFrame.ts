import { readFileSync } from 'node:fs';
import { type Locator } from '@playwright/test';

import { type CorpusFile } from './corpus.ts';
import { judgeScreen, judgeValues } from './judgeValues.ts';
import { readPng } from './png.ts';
import { type Question, readPane } from './reading.ts';
import { type Reference } from './reference.ts';
import { type Verdict } from './verdict.ts';

export interface JudgedFrame {
  readonly verdicts: readonly Verdict[];
  readonly isUniform?: boolean;
}

export interface FrameToJudge {
  readonly file: CorpusFile;
  readonly reference: Reference | undefined;
  /** Its window stands in its functional groups, where the makers of the references did not look. */
  readonly hasGroupWindow: boolean;
}

/** Reads the painted frame's numbers and compares them with the reference, where there is one, and with the screen. */
export async function judgeFrame(
  pane: Locator,
  { file, reference, hasGroupWindow }: FrameToJudge,
): Promise<JudgedFrame> {
  const picture = reference?.png === undefined ? undefined : readPng(readFileSync(reference.png));
  const { storedType, crop, isFullRange } = reference ?? {};
  // OpenJPEG spreads a stream of 1 bit over 8: where it made the reference, that says 128 for what is stored as 1.
  const one = file.bitsAllocated === '1' ? (reference?.storedMax ?? 1) : 1;
  const question: Question = {
    one: one > 1 ? one : 1,
    ...(storedType === undefined ? {} : { storedType }),
    ...(picture === undefined ? {} : { size: { rows: picture.rows, columns: picture.columns } }),
    ...(crop === undefined ? {} : { crop }),
    window: isFullRange === true && hasGroupWindow ? 'full-range' : 'first',
  };
  const reading = await pane.evaluate(readPane, question, { timeout: 25_000 });
  if (reading === undefined)
    return { verdicts: [{ outcome: 'silent', because: 'what is painted cannot be read', isLate: true }] };
  const screen = judgeScreen(reading);
  return {
    isUniform: reading.isUniform,
    verdicts: reference === undefined ? [screen] : [screen, judgeValues({ reference, reading, picture })],
  };
}
