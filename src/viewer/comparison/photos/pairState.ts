import { isStudyInstanceUid, type StudyInstanceUid } from '#dicom/uid.ts';
import { type PairMode, pairModes } from '#viewer/viewports/pair/pairMode.ts';

/** One photograph by its study and itself: opaque UIDs alone. */
export interface PhotoChoice {
  readonly studyInstanceUid: StudyInstanceUid;
  readonly sopInstanceUid: string;
  readonly frameNumber: number;
}

/** «Da og nå»: a half that is not named is chosen by the comparison. */
export interface PairChoice {
  readonly mode: PairMode;
  readonly past?: PhotoChoice;
  readonly now?: PhotoChoice;
}

/** Reads `mode;past;now`, each photograph as `study!image:frame` or nothing. Undefined for what is no pair at all. */
export function parsePair(text: string | null): PairChoice | undefined {
  const [name, past, now] = (text ?? '').split(';');
  const mode = pairModes.find((one) => one === name);
  if (mode === undefined) return undefined;
  const [before, after] = [parsePhoto(past), parsePhoto(now)];
  return {
    mode,
    ...(before === undefined ? {} : { past: before }),
    ...(after === undefined ? {} : { now: after }),
  };
}

export function writePair({ mode, past, now }: PairChoice): string {
  return [mode, writePhoto(past), writePhoto(now)].join(';').replace(/;+$/, '');
}

export function photoKey({ studyInstanceUid, sopInstanceUid, frameNumber }: PhotoChoice): string {
  return `${studyInstanceUid}!${sopInstanceUid}:${frameNumber}`;
}

function parsePhoto(text: string | undefined): PhotoChoice | undefined {
  const match = /^([0-9.]{1,64})!([0-9.]{1,64}):([1-9]\d{0,6})$/.exec(text ?? '');
  const [, study, image, frame] = match ?? [];
  if (!isStudyInstanceUid(study) || image === undefined) return undefined;
  return { studyInstanceUid: study, sopInstanceUid: image, frameNumber: Number(frame) };
}

function writePhoto(photo: PhotoChoice | undefined): string {
  return photo === undefined ? '' : photoKey(photo);
}
