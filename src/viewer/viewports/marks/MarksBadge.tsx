import { useCallback, useRef } from 'react';

import { type StackPosition } from '#dicom/displaySet.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Popover } from '#viewer/ui/Popover.tsx';
import { type PaintedState } from '#viewer/viewports/Overlay.tsx';
import { MarksPanel } from './MarksPanel.tsx';
import { badgeParts } from './marksWords.ts';
import { type Marks } from './useMarks.ts';
import './marks.css';

export interface MarksBadgeProps {
  readonly marks: Marks;
  readonly position: StackPosition;
  /** Whose grey is seen where a state says one. */
  readonly grey: PaintedState['presentedGrey'];
  readonly onGoTo: (index: number) => void;
}

/** Says on the picture what is laid over it, and opens the list of it. Stands as long as there is anything, whatever text is switched off. */
export function MarksBadge({ marks, position, grey, onGoTo }: MarksBadgeProps) {
  const { panes } = useMessages();
  const anchor = useRef<HTMLButtonElement>(null);
  const { setPanelOpen, isPanelOpen } = marks;
  const close = useCallback(() => setPanelOpen(false), [setPanelOpen]);
  const shown = marks.shownBy(position);
  const parts = badgeParts(panes, marks, { shown, grey });
  if (parts.length === 0) return null;
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className="marks-badge"
        data-tone={shown.presentation === undefined ? undefined : 'warning'}
        aria-haspopup="dialog"
        aria-expanded={isPanelOpen}
        onClick={() => setPanelOpen(!isPanelOpen)}
      >
        {parts.map((part) => (
          <span key={part}>{part}</span>
        ))}
        {marks.layersState.waiting > 0 && <span className="marks-late">{panes.marks.fetching}</span>}
      </button>
      {isPanelOpen && (
        <Popover anchor={anchor} label={panes.marks.title} onClose={close} className="marks-panel">
          <MarksPanel marks={marks} shown={shown} onGoTo={onGoTo} />
        </Popover>
      )}
    </>
  );
}
