import { dateOf, hospitalName } from '#viewer/comparison/headings.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';
import { basisWords } from '#viewer/viewports/measuring/figureWords.ts';
import { type FigurePlace } from '#viewer/viewports/measuring/figures.ts';
import { type MeasuredRow } from './target.ts';

export function whenAndWhere(words: Messages, { study }: MeasuredRow) {
  return {
    date: study === undefined ? words.panes.undated : dateOf(words, study),
    hospital: study === undefined ? words.panes.hospitalUnknown : hospitalName(words, study.hospital),
  };
}

/** What a value rests on, and what may be said against it. */
export function notesOf(words: Messages, { source }: MeasuredRow): string {
  const { change } = words.panes.measuring;
  if (source.kind === 'report') return source.isVerified ? change.report.verified : change.report.unverified;
  return [
    placeWords(words, source.figure.place),
    basisWords(words.panes, source.values.basis),
    source.isLossy ? change.lossy : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** Which plane of a volume it was drawn in, and what the picture there is made of; that it was drawn on a slide. Nothing of a stored image. */
function placeWords({ panes }: Messages, { cut, slide }: FigurePlace): string | undefined {
  const { change } = panes.measuring;
  if (slide !== undefined) return change.onSlide;
  if (cut === undefined) return undefined;
  return [
    change.inPlane(panes.planes.name[cut.grid.plane]),
    ...(cut.grid.isExact ? [] : [change.interpolated]),
    ...(cut.slab === undefined ? [] : [change.slab(cut.slab)]),
  ].join(', ');
}
