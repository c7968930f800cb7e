import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import {
  type DrawnFigure,
  imageOf,
  isLossyImage,
  planeNameOf,
  valuesOfDrawn,
} from '#viewer/viewports/measuring/figures.ts';
import { type MeasuredRow, type Target } from './target.ts';

/** What has been drawn in this session, by target. */
export function drawnTargets(
  figures: readonly DrawnFigure[],
  studies: readonly StudyEntry[],
): readonly Target[] {
  const targets = new Map<string, Target>();
  for (const figure of figures) {
    const row = rowOf(figure, { figures, studies });
    const { target } = figure;
    if (row === undefined || target === undefined) continue;
    const known = targets.get(target.id);
    targets.set(target.id, {
      id: target.id,
      number: target.number,
      ...(target.name === undefined ? {} : { name: target.name }),
      rows: [...(known?.rows ?? []), row],
    });
  }
  return [...targets.values()];
}

function rowOf(
  figure: DrawnFigure,
  all: { readonly figures: readonly DrawnFigure[]; readonly studies: readonly StudyEntry[] },
): MeasuredRow | undefined {
  const image = imageOf(figure);
  const values = valuesOfDrawn(figure, all.figures);
  if (image === undefined || values === undefined) return undefined;
  const { instance, frameNumber } = image;
  const plane = figure.place.cut?.grid.plane ?? planeNameOf(image);
  const { studyInstanceUid, sopInstanceUid } = instance;
  return {
    id: `drawn ${figure.id}`,
    studyInstanceUid,
    study: all.studies.find((study) => study.studyInstanceUid === studyInstanceUid),
    quantities: [
      ...values.quantities.map(({ name, value, unit }) => ({ key: name, value, unit })),
      ...(values.statistics === undefined
        ? []
        : [{ key: 'mean', value: values.statistics.mean, unit: values.statistics.unit }]),
    ],
    wanted: {
      citation: { sopInstanceUid, studyInstanceUid, frameNumbers: [frameNumber], segmentNumbers: [] },
      frameNumber,
    },
    ...(plane === undefined ? {} : { plane }),
    source: { kind: 'drawn', figure, values, isLossy: isLossyImage(image) },
  };
}
