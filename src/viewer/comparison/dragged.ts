import { isStudyInstanceUid, type StudyInstanceUid } from '#dicom/uid.ts';

/** Media types of what is dragged inside the viewer; only opaque UIDs travel. */
export const draggedStudy = 'application/x-lysbilde-study';
export const draggedSet = 'application/x-lysbilde-set';

/** A pane by its place, from 0. */
export const draggedPane = 'application/x-lysbilde-pane';

export type Dragged =
  | { readonly kind: 'pane'; readonly place: number }
  | { readonly kind: 'study'; readonly study: StudyInstanceUid }
  | { readonly kind: 'set'; readonly displaySetId: string };

export function isOurs(types: readonly string[]): boolean {
  return [draggedStudy, draggedSet, draggedPane].some((type) => types.includes(type));
}

export function readDragged(transfer: Pick<DataTransfer, 'getData'>): Dragged | undefined {
  const study = transfer.getData(draggedStudy);
  if (isStudyInstanceUid(study)) return { kind: 'study', study };
  const pane = transfer.getData(draggedPane);
  if (/^\d{1,2}$/.test(pane)) return { kind: 'pane', place: Number(pane) };
  const displaySetId = transfer.getData(draggedSet);
  return displaySetId === '' ? undefined : { kind: 'set', displaySetId };
}
