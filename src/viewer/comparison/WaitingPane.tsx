import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { type OpenStudy } from './workspace.ts';

export interface WaitingPaneProps {
  /** From 1. */
  readonly place: number;
  /** The study that belongs here and is not there yet; undefined for a place that nothing was put into. */
  readonly study: OpenStudy | undefined;
  /** What a rule looked for and did not find. */
  readonly why?: { readonly why: string; readonly more: string };
  readonly isChoosing: boolean;
  readonly isActive: boolean;
  readonly onActivate: () => void;
}

/** A pane without a picture says why. */
export function WaitingPane(props: WaitingPaneProps) {
  const { place, study, isChoosing } = props;
  const { panes, common, failure } = useMessages();
  const contents = study?.contents;
  if (contents?.state === 'failed') {
    const { reason, detail } = contents.why;
    const isAbsent = reason === 'not-found';
    return (
      <section className="pane" data-viewport={place} data-state="failed">
        <div className="pane-cover" role="alert">
          <strong>{isAbsent ? panes.state.notFound : panes.state.failed}</strong>
          {!isAbsent && <span>{failure.reason[reason]}</span>}
          {detail !== undefined && <span className="pane-quiet">{failure.detail(detail)}</span>}
          <Button onClick={contents.retry}>{common.retry}</Button>
        </div>
      </section>
    );
  }
  if (contents?.state === 'loading' || isChoosing) {
    return (
      <section className="pane" data-viewport={place} data-state="loading" aria-busy>
        <div className="pane-progress">
          <output className="pane-pending">
            {contents === undefined ? panes.compare.choosing : panes.state.loadingStudy}
          </output>
          <progress className="pane-line" aria-label={panes.state.loadingStudy} />
        </div>
      </section>
    );
  }
  return <EmptyPane {...props} />;
}

/** Chosen as any pane is, by a press or by key: what is picked in the strip, or by PgDn, then stands here. */
function EmptyPane({ place, why, isActive, onActivate }: WaitingPaneProps) {
  const { panes } = useMessages();
  const name = panes.pane(place);
  const said = why ?? { why: panes.state.emptyPane, more: panes.state.emptyPaneMore };
  return (
    <section
      className="pane"
      aria-label={`${name}: ${said.why}`}
      data-viewport={place}
      data-state="empty"
      data-active={isActive || undefined}
      onFocusCapture={onActivate}
      onPointerDownCapture={onActivate}
    >
      <button type="button" className="pane-header" aria-pressed={isActive}>
        {name}
      </button>
      <div className="pane-stage">
        <div className="pane-nothing">
          <strong>{said.why}</strong>
          <span>{said.more}</span>
        </div>
      </div>
    </section>
  );
}
