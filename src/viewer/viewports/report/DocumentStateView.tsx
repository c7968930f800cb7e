import { type Instance } from '#dicom/instance.ts';
import { type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';
import { usePaneSurroundings } from '#viewer/viewports/paneSurroundings.tsx';
import { CitationLinks } from './CitationLinks.tsx';
import { type DocumentState, documentState, type Verified } from './documentState.ts';
import { clockWords, dateTimeWords, dayWords } from './reportWords.ts';

/** How far the document has come, who stands behind it, what it replaces and what replaces it. */
export function DocumentStateView(props: {
  readonly instance: Instance;
  readonly place: number | undefined;
}) {
  const words = useMessages();
  const { sr } = words.panes;
  const { successorsOf } = usePaneSurroundings();
  const state = documentState(props.instance.dataset);
  const successors = successorsOf(props.instance.sopInstanceUid);
  const cautions = cautionsOf(sr, state);
  return (
    <>
      <p className="report-signature">
        {[written(words, state), ...state.verifiedBy.map((one) => sr.verifiedBy(who(words, one)))]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {cautions.length > 0 && <Notice kind="warning">{cautions.join(' ')}</Notice>}
      {successors.length > 0 && (
        <Notice kind="warning">
          {sr.superseded}
          <CitationLinks citations={successors} place={props.place} />
        </Notice>
      )}
      {state.predecessors.length > 0 && (
        <div className="report-references">
          <span className="report-name">{sr.predecessors(state.predecessors.length)}</span>
          <CitationLinks citations={state.predecessors} place={props.place} />
        </div>
      )}
    </>
  );
}

/** Short, for the pane's header; the sentences stand in the report itself. */
export function DocumentStateBadges({ instance }: { readonly instance: Instance }) {
  const { sr } = useMessages().panes;
  const { isPartial, isUnverified, isPreliminary } = documentState(instance.dataset);
  const badges = [isPartial && sr.partial, isPreliminary && sr.preliminary, isUnverified && sr.unverified];
  return badges.map(
    (badge) =>
      badge !== false && (
        <span key={badge} className="pane-badge" data-tone="warning">
          {badge}
        </span>
      ),
  );
}

function cautionsOf(sr: Messages['panes']['sr'], state: DocumentState): readonly string[] {
  return [
    state.isPartial && sr.partialLong(state.partialBecause ?? ''),
    state.isPreliminary && `${sr.preliminary}.`,
    state.isUnverified && sr.unverifiedLong,
  ].filter((sentence) => sentence !== false);
}

function written(words: Messages, { contentDate, contentTime }: DocumentState): string {
  const at = [dayWords(words, contentDate), clockWords(contentTime)].filter((part) => part !== undefined);
  return at.length === 0 ? '' : words.panes.sr.dated(at.join(' '));
}

function who(words: Messages, { name, organisation, at }: Verified): string {
  return [name, organisation, dateTimeWords(words, at)].filter((part) => part !== undefined).join(', ');
}
