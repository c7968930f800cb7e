import { type AnatomyOfStudy } from '#dicom/anatomy.ts';
import { parseDataset } from '#dicom/dataset.ts';
import { codingOf } from '#dicom/studyCoding.ts';
import { CodingsAnswer, mostCodingsAsked, type StudyCodings } from '#protocol/codings.ts';
import { paths } from '#protocol/paths.ts';
import { asArchiveError } from '#viewer/archives/archiveError.ts';
import { requestJson } from '#viewer/archives/requestJson.ts';

import { type CodingState } from './codingState.ts';
import { studyAnatomy } from './studyAnatomy.ts';
import { UnitedCodings } from './unitedCodings.ts';

/** A study whose images are to be asked what they are of, and the archives that hold it. */
export interface Uncoded extends AnatomyOfStudy {
  readonly studyInstanceUid: string;
  readonly sources: readonly string[];
}

export interface Reading {
  readonly contextId: string;
  /** Resolves when nobody waits for anything else. */
  readonly quiet: (signal: AbortSignal) => Promise<void>;
  readonly onRead: (found: ReadonlyMap<string, CodingState>) => void;
  readonly onLostAccess: (reason: 'signed-out' | 'locked') => void;
  readonly signal: AbortSignal;
}

/** A handful first: the newest are on screen, and their regions soon with them. */
const firstAsked = 8;

/** Asks each archive for the studies it holds, a few at a time and one request after the other. One that no archive gives has failed. */
export async function readCodings(studies: readonly Uncoded[], reading: Reading): Promise<void> {
  const united = new UnitedCodings(studies);
  const archiveIds = [...new Set(studies.flatMap(({ sources }) => sources))];
  const failed = await Promise.all(
    archiveIds.map(async (archiveId) => {
      const held = studies.filter(({ sources }) => sources.includes(archiveId));
      const onRead: Reading['onRead'] = (found) =>
        reading.onRead(readAhead(united.with(archiveId, found), held));
      return readArchive(archiveId, held, { ...reading, onRead });
    }),
  );
  if (reading.signal.aborted) return;
  const nowhere = failed.flat().filter((study) => !united.isRead(study));
  reading.onRead(new Map(nowhere.map(({ studyInstanceUid }) => [studyInstanceUid, 'failed'])));
}

/** Resolves to the studies that it did not give. */
async function readArchive(
  archiveId: string,
  studies: readonly Uncoded[],
  reading: Reading,
): Promise<readonly Uncoded[]> {
  const failed: Uncoded[] = [];
  let left = studies;
  let most = firstAsked;
  while (left.length > 0) {
    await reading.quiet(reading.signal);
    if (reading.signal.aborted) return [];
    const asked = left.slice(0, most);
    const answers = await ask(archiveId, asked, reading);
    if (answers === undefined) return [];
    reading.onRead(codingsIn(answers));
    const stateOf = new Map(answers.map((answer) => [answer.studyInstanceUid, answer.state]));
    const waiting = asked.filter(({ studyInstanceUid }) => stateOf.get(studyInstanceUid) === 'waiting');
    // An answer in which nothing had its turn leads nowhere: what is left of it counts as failed.
    const isStuck = waiting.length === asked.length;
    failed.push(
      ...asked.filter(({ studyInstanceUid }) => {
        const state = stateOf.get(studyInstanceUid) ?? 'failed';
        return state === 'failed' || (isStuck && state === 'waiting');
      }),
    );
    left = [...(isStuck ? [] : waiting), ...left.slice(asked.length)];
    most = mostCodingsAsked;
  }
  return failed;
}

/** Undefined when nobody is to be answered any more: the session is over, or the screen has gone. */
async function ask(
  archiveId: string,
  asked: readonly Uncoded[],
  { contextId, signal, onLostAccess }: Reading,
): Promise<readonly StudyCodings[] | undefined> {
  const uids = asked.map(({ studyInstanceUid }) => studyInstanceUid);
  try {
    return await requestJson(paths.codings(contextId, archiveId, uids), CodingsAnswer, { signal });
  } catch (error) {
    if (signal.aborted) return undefined;
    const { reason } = asArchiveError(error);
    if (reason !== 'signed-out' && reason !== 'locked') return [];
    onLostAccess(reason);
    return undefined;
  }
}

function codingsIn(answers: readonly StudyCodings[]): ReadonlyMap<string, CodingState> {
  return new Map(
    answers.flatMap((answer) => {
      if (answer.state !== 'read') return [];
      const samples = answer.samples.map((sample) => parseDataset(sample) ?? {});
      return [[answer.studyInstanceUid, { ...codingOf(samples), unreadSeries: answer.unread }] as const];
    }),
  );
}

/** Where each was taken is read now, a few studies at a time, and not when the whole list is made anew. */
function readAhead(
  found: ReadonlyMap<string, CodingState>,
  studies: readonly Uncoded[],
): ReadonlyMap<string, CodingState> {
  for (const study of studies) {
    const state = found.get(study.studyInstanceUid);
    if (typeof state === 'object') studyAnatomy(study, state);
  }
  return found;
}
