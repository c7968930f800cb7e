import { type DisplaySet } from '#dicom/displaySet.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { marksAside } from './marksAside.ts';

/** For what draws neither presentation states nor segments nor structures (planes, a volume, a slide, a pair): which of them it leaves out. */
export function AsideBadge(props: { readonly contents: ReadyContents; readonly displaySet: DisplaySet }) {
  const { marks } = useMessages().panes;
  const { states, segments, structures } = marksAside(props.contents.displaySets, props.displaySet);
  const parts = [
    states === 0 ? undefined : marks.states(states),
    segments === 0 ? undefined : marks.shown.segments(segments, ''),
    structures === 0 ? undefined : marks.shown.structures(structures, ''),
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return null;
  return (
    <span className="pane-badge" data-tone="warning" title={marks.asideLong}>
      {marks.aside(parts.join(', '))}
    </span>
  );
}
