import { ChevronLeftFirstIcon, ChevronLeftIcon, ChevronRightIcon, XMarkIcon } from '@navikt/aksel-icons';

import { useRef } from 'react';

import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { IconButton } from '#viewer/ui/Button.tsx';
import { useKeepFocus } from '#viewer/ui/useKeepFocus.ts';
import { PriorList } from './priors/PriorList.tsx';
import { chosenSentence } from './priors/priorWords.ts';
import { type Workspace } from './workspace.ts';
import { LinkChips, LinksMenu } from './LinkChips.tsx';
import { withoutComparison } from './viewMoves.ts';

/**
 * Why this prior was chosen, what else there is, older and newer, and what is linked. On a telephone all of it fits: the oldest is in the
 * list, «Sammenlign» above ends it, and the hospital stands in the pane below.
 */
export function PriorBar(workspace: Workspace) {
  const { view, onView, prior, isNarrow, elsewhere } = workspace;
  const words = useMessages();
  const { compare, priors, linking } = words.panes;
  const bar = useRef<HTMLDivElement>(null);
  useKeepFocus(bar);
  const show = (study: StudyEntry | undefined) =>
    study !== undefined && onView({ ...view, compare: study.studyInstanceUid, panes: [] });
  return (
    <div ref={bar} className="prior-bar" role="toolbar" aria-label={compare.short}>
      {view.compare !== undefined && (
        <>
          {!isNarrow && (
            <IconButton
              label={priors.oldest}
              shortcut="Alt+Home"
              icon={<ChevronLeftFirstIcon aria-hidden />}
              disabled={prior.oldest === undefined || prior.oldest === prior.chosen}
              onClick={() => show(prior.oldest)}
            />
          )}
          <IconButton
            label={compare.older}
            shortcut="Shift+←"
            icon={<ChevronLeftIcon aria-hidden />}
            disabled={prior.older === undefined}
            onClick={() => show(prior.older)}
          />
          <IconButton
            label={compare.newer}
            shortcut="Shift+→"
            icon={<ChevronRightIcon aria-hidden />}
            disabled={prior.newer === undefined}
            onClick={() => show(prior.newer)}
          />
          <span className="prior-why" title={whySentence(words, workspace)}>
            <span>{whySentence(words, workspace, isNarrow ? 'over-its-pane' : 'alone')}</span>
          </span>
          {prior.place !== undefined && prior.place.total > 1 && !isNarrow && (
            <span className="comparison-quiet">{priors.place(prior.place.n, prior.place.total)}</span>
          )}
          <PriorList prior={prior} onChoose={show} shownAs={isNarrow ? 'place' : 'words'} />
        </>
      )}
      {elsewhere !== undefined && <span className="comparison-quiet">{linking.otherWindow}</span>}
      {isNarrow && view.compare !== undefined ? <LinksMenu {...workspace} /> : <LinkChips {...workspace} />}
      {view.compare !== undefined && !isNarrow && (
        <IconButton
          label={compare.stop}
          tooltipSide="left"
          icon={<XMarkIcon aria-hidden />}
          onClick={() => onView(withoutComparison(view))}
        />
      )}
    </div>
  );
}

/** Why the chosen one stands there, or what is awaited. */
export function whySentence(
  words: Messages,
  { view, prior }: Workspace,
  where: 'alone' | 'over-its-pane' = 'alone',
): string {
  const { compare } = words.panes;
  const { choice, present, isWaiting } = prior;
  const sentence = chosenSentence(words, prior, where);
  if (sentence !== undefined) return isWaiting ? `${sentence}. ${compare.listIncomplete}` : sentence;
  if (choice.ranked.length > 0 || present === undefined)
    return view.compare === 'previous' ? compare.choosing : '';
  return isWaiting ? compare.noPriorYet : compare.noPrior;
}
