import { ImageIcon } from '@navikt/aksel-icons';

import { parseDate } from '#dicom/dates.ts';
import { type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { displaySetName } from '#viewer/viewports/displaySetWords.ts';
import { type Cited, usePaneSurroundings, type Wanted } from '#viewer/viewports/paneSurroundings.tsx';
import { type Citation } from './citation.ts';

/** More than this stand behind one press, with their number on it. */
const mostInSight = 12;

interface Target extends Wanted {
  readonly cited: Cited;
}

/** What a document points at: links to what there is, and a sentence about what there is not. */
export function CitationLinks(props: {
  readonly citations: readonly Citation[];
  /** From 1; undefined outside the panes. */
  readonly place: number | undefined;
}) {
  const { cited: words } = useMessages().panes;
  const { find } = usePaneSurroundings();
  const targets = props.citations.flatMap((citation): readonly Target[] => {
    const cited = find(citation);
    return citation.frameNumbers.length === 0
      ? [{ citation, cited }]
      : citation.frameNumbers.map((frameNumber) => ({ citation, cited, frameNumber }));
  });
  const there = targets.filter(({ cited: { kind } }) => kind === 'here' || kind === 'elsewhere');
  const count = (kind: Cited['kind']) => targets.filter(({ cited }) => cited.kind === kind).length;
  const list = (
    <ul className="report-links">
      {there.map((target) => (
        <li key={`${target.citation.sopInstanceUid} ${target.frameNumber ?? ''}`}>
          <CitationLink target={target} place={props.place} />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {there.length > mostInSight && (
        <details className="report-many">
          <summary>{words.many(there.length)}</summary>
          {list}
        </details>
      )}
      {there.length > 0 && there.length <= mostInSight && list}
      {count('waiting') > 0 && <span className="report-absent">{words.waiting(count('waiting'))}</span>}
      {count('absent') > 0 && <span className="report-absent">{words.absent(count('absent'))}</span>}
      {targets.length === 0 && <span className="report-absent">{words.none}</span>}
    </>
  );
}

function CitationLink({ target, place }: { readonly target: Target; readonly place: number | undefined }) {
  const words = useMessages();
  const { open } = usePaneSurroundings();
  const label = targetWords(words, target);
  return (
    <button
      type="button"
      className="report-link"
      aria-label={words.panes.cited.open(label)}
      onClick={() => open(target, place)}
    >
      <ImageIcon aria-hidden />
      {label}
    </button>
  );
}

function targetWords(words: Messages, { cited, citation, frameNumber }: Target): string {
  const { cited: own } = words.panes;
  const segments = citation.segmentNumbers.length === 0 ? '' : own.segments(citation.segmentNumbers);
  if (cited.kind === 'elsewhere') {
    const { studyDate, studyDescription, modalities } = cited.study;
    const what = [words.common.date(parseDate(studyDate)), studyDescription ?? modalities.join(', ')];
    return own.elsewhere(what.join(', ')) + segments;
  }
  if (cited.kind !== 'here') return '';
  const name = displaySetName(words, cited.displaySet);
  if (cited.index === undefined) return name + segments;
  const isOfFrames = 'instance' in cited.displaySet || (frameNumber !== undefined && frameNumber > 1);
  const place = cited.index + (frameNumber ?? 1);
  return (isOfFrames ? own.frame(place, name) : own.image(place, name)) + segments;
}
