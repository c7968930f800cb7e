import { PadlockLockedFillIcon, XMarkIcon } from '@navikt/aksel-icons';
import { type ReactNode, type Ref } from 'react';

import { type Instance } from '#dicom/instance.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { headingSentence, type PaneHeading } from './paneHeading.ts';
import './panes.css';
import './smallPanes.css';

/** `data-state` of the automation contract. */
export type PaneState = 'empty' | 'loading' | 'painted' | 'failed';

/** Where a pane stands, whose it is, and whether it is the one that keys act on. */
export interface PanePlace {
  /** From 1. */
  readonly place: number;
  readonly heading: PaneHeading;
  readonly isActive: boolean;
  readonly onActivate: () => void;
}

export interface PaneFrameProps {
  readonly pane: PanePlace;
  readonly kind: string;
  /** `press`: the focus may pass by on its way without choosing the pane. */
  readonly activatedBy?: 'focus' | 'press';
  readonly state: PaneState;
  readonly displaySetId: string;
  readonly fidelity?: string;
  readonly framesLoaded?: number;
  readonly framesTotal?: number;
  /** What is on paper or screen as a whole; panes that paint frame by frame say it themselves as they paint. */
  readonly shows?: { readonly instance: Instance; readonly frame: number } | undefined;
  readonly badges?: ReactNode;
  readonly below?: ReactNode;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLElement>;
}

/** The frame every pane has: colour and pattern of its study, whose, when and where, and what the automation contract promises. */
export function PaneFrame({ ref, ...props }: PaneFrameProps) {
  const { kind, state, displaySetId, badges, below, children } = props;
  const { place, heading, isActive, onActivate } = props.pane;
  const words = useMessages().panes;
  const sentence = headingSentence(words.pane(place), heading);
  return (
    <section
      ref={ref}
      className="pane"
      aria-label={sentence}
      data-viewport={place}
      data-kind={kind}
      data-role={heading.role}
      data-active={isActive || undefined}
      data-state={state}
      data-display-set={displaySetId}
      data-fidelity={props.fidelity}
      data-sop-instance-uid={props.shows?.instance.sopInstanceUid}
      data-frame={props.shows?.frame}
      data-frames-loaded={props.framesLoaded}
      data-frames-total={props.framesTotal}
      onFocusCapture={props.activatedBy === 'press' ? undefined : onActivate}
      onPointerDownCapture={onActivate}
    >
      <button
        type="button"
        className="pane-header"
        draggable
        aria-label={sentence}
        aria-pressed={isActive}
        onClick={onActivate}
      >
        <Heading heading={heading} badges={badges} />
      </button>
      <LeaveFullScreen />
      <div className="pane-stage">{children}</div>
      {below}
    </section>
  );
}

/** To be seen in full screen only: a finger has no key for it. */
function LeaveFullScreen() {
  const words = useMessages().panes;
  return (
    <button
      type="button"
      className="pane-leave-full-screen"
      aria-label={words.leaveFullScreen}
      onClick={() => void document.exitFullscreen()}
    >
      <XMarkIcon aria-hidden />
    </button>
  );
}

function Heading({ heading, badges }: { readonly heading: PaneHeading; readonly badges: ReactNode }) {
  return (
    <>
      <span className="pane-swatch" aria-hidden />
      <strong className="pane-date">{heading.date}</strong>
      {heading.age !== undefined && <span className="pane-age">{heading.age}</span>}
      <span className="pane-hospital" title={heading.hospital}>
        {heading.hospital}
      </span>
      <span className="pane-description" title={heading.description}>
        {heading.description}
      </span>
      <span className="pane-badges">
        {heading.lock !== undefined && (
          <span className="pane-badge" data-tone="lock">
            <PadlockLockedFillIcon aria-hidden />
            {heading.lock}
          </span>
        )}
        {heading.origin !== undefined && (
          <span className="pane-badge" title={heading.origin.sentence}>
            {heading.origin.label}
          </span>
        )}
        {heading.warning !== undefined && (
          <span className="pane-badge" data-tone="warning" title={heading.warning}>
            {heading.warning}
          </span>
        )}
        {badges}
      </span>
    </>
  );
}

/** Name and birth date on the picture itself. */
export function Identity({ heading }: { readonly heading: PaneHeading }) {
  const words = useMessages().panes;
  return (
    <div className="pane-identity">
      <span className="pane-name">{heading.patientName}</span>
      {heading.birthDate !== undefined && <span>{words.born(heading.birthDate)}</span>}
    </div>
  );
}
