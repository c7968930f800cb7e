import { isStudyInstanceUid, type StudyInstanceUid } from '#dicom/uid.ts';

/** Media types of what is dragged inside the viewer; only opaque UIDs travel. */
export const draggedStudy = 'application/x-lysbilde-study';
export const draggedSet = 'application/x-lysbilde-set';

export type Dragged =
  | { readonly kind: 'study'; readonly study: StudyInstanceUid }
  | { readonly kind: 'set'; readonly displaySetId: string };

export function isOurs(types: readonly string[]): boolean {
  return types.includes(draggedStudy) || types.includes(draggedSet);
}

export function readDragged(transfer: Pick<DataTransfer, 'getData'>): Dragged | undefined {
  const study = transfer.getData(draggedStudy);
  if (isStudyInstanceUid(study)) return { kind: 'study', study };
  const displaySetId = transfer.getData(draggedSet);
  return displaySetId === '' ? undefined : { kind: 'set', displaySetId };
}
