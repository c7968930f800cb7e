import { number } from '#dicom/dataset.ts';
import { Tag } from '#dicom/tag.ts';
import { type ArchiveIndex } from './archiveIndex.ts';

/** For the fault of that name: the path of another frame of the object, else of the same frame of another object of the series. */
export function withWrongFrame(path: string, index: ArchiveIndex): string {
  const match = /^studies\/([^/]+)\/series\/([^/]+)\/instances\/([^/]+)\/frames\/(\d+)$/.exec(path);
  if (match === null) return path;
  const [, study = '', series = '', sop = '', frame = ''] = match;
  const instances = index.studies.get(study)?.series.get(series)?.instances;
  const asked = instances?.get(sop);
  if (instances === undefined || asked === undefined) return path;
  const numberOfFrames = number(asked.dataset, Tag.numberOfFrames) ?? 1;
  const other = (Number(frame) % numberOfFrames) + 1;
  if (numberOfFrames > 1) return path.replace(/\d+$/, String(other));
  const neighbour = [...instances.keys()].find((uid) => uid !== sop) ?? sop;
  return path.replace(`/instances/${sop}/`, `/instances/${neighbour}/`);
}
