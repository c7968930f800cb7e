import { isSeriesInstanceUid, isSopInstanceUid } from '#dicom/uid.ts';
import { type PaneChoice } from '#viewer/comparison/viewState.ts';

/** Any display set of the study; as in `bestOfStudy`. */
const any = '*';
/** After a series' UID, or after `*`: only the key images. */
export const keyWord = '~key';

export interface LinkWords {
  readonly choice?: PaneChoice;
  readonly unreadable: number;
}

/**
 * The words with which another system points at one thing in the first study: `series=…`, `instance=…` with `frame=…` (from 1), `key=only`.
 * What is no UID or number is counted, never taken for something else.
 */
export function linkWords(query: URLSearchParams): LinkWords {
  const [series, instance, frame, key] = ['series', 'instance', 'frame', 'key'].map(
    (name) => query.get(name) ?? undefined,
  );
  const isFrame = frame === undefined || (/^[1-9]\d{0,6}$/.test(frame) && instance !== undefined);
  const unreadable = [
    series === undefined || isSeriesInstanceUid(series),
    instance === undefined || isSopInstanceUid(instance),
    key === undefined || key === 'only',
    isFrame,
  ].filter((isReadable) => !isReadable).length;
  if (unreadable > 0) return { unreadable };
  if (series === undefined && instance === undefined && key === undefined) return { unreadable };
  const displaySetId = `${series ?? any}${key === undefined ? '' : keyWord}`;
  const image =
    instance === undefined
      ? {}
      : { image: { sopInstanceUid: instance, frameNumber: frame === undefined ? 1 : Number(frame) } };
  return { unreadable, choice: { displaySetId, study: 0, ...image } };
}
