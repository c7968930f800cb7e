import { isPhotograph } from '#dicom/measurement.ts';
import { type Figure } from './figure.ts';
import { type DrawnFigure, type FigurePlace, type FigureTarget, type MeasuredCanvas } from './drawnFigure.ts';

/**
 * What a new figure measures. Beside a linked canvas of another study it is proposed to be what was measured there by the same kind of
 * figure and has none yet in this study: on the very image shown there first, else the oldest. Photographs need no link: what is outlined
 * in them on another day is most often the same wound; and neither do planes, which are looked at one volume at a time: on the same plane it
 * is proposed. Another slide is another piece of the patient. Otherwise it is something new.
 */
export function targetFor(
  { kind, place }: Pick<Figure, 'kind'> & { readonly place: FigurePlace },
  figures: readonly DrawnFigure[],
  canvases: readonly MeasuredCanvas[],
): FigureTarget {
  const study = studyOf(place);
  const group = canvases.find((one) => one.place.key === place.key)?.group;
  const beside = canvases.filter((one) => group !== undefined && one.group === group);
  const studies = new Set(beside.map((one) => studyOf(one.place)).filter((uid) => uid !== study));
  const keys = new Set(beside.map((one) => one.place.key));
  const measuredHere = new Set(
    figures.filter((one) => studyOf(one.place) === study).map(({ target }) => target?.id),
  );
  const open = figures.filter(
    (one) =>
      one.kind === kind &&
      one.target !== undefined &&
      studyOf(one.place) !== study &&
      !measuredHere.has(one.target.id) &&
      (studies.has(studyOf(one.place)) || arePhotographs(one.place, place) || areAlikeCuts(one.place, place)),
  );
  const found = (open.find((one) => keys.has(one.place.key)) ?? open[0])?.target;
  if (found !== undefined) return { ...found, isProposed: true };
  const number = 1 + Math.max(0, ...figures.map(({ target }) => target?.number ?? 0));
  return { id: `drawn ${number}`, number, isProposed: false };
}

function studyOf({ image, cut, slide }: FigurePlace): string | undefined {
  const stored = image?.position ?? cut?.volume.slices[0];
  return stored?.instance.studyInstanceUid ?? slide?.studyInstanceUid;
}

function areAlikeCuts(a: FigurePlace, b: FigurePlace): boolean {
  return a.cut !== undefined && a.cut.grid.plane === b.cut?.grid.plane;
}

function arePhotographs(...places: readonly FigurePlace[]): boolean {
  return places.every(({ image }) => image !== undefined && isPhotograph(image.position.instance));
}
