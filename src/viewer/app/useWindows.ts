import { useEffect, useState } from 'react';

import { openStudy, emptyView, type ViewState, viewQuery } from '#viewer/comparison/viewState.ts';
import { withoutComparison } from '#viewer/comparison/viewMoves.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { isStudyInstanceUid } from '#dicom/uid.ts';
import { paths } from '#protocol/paths.ts';
import {
  beMainWindow,
  canHaveSecondWindow,
  isSecondWindow,
  openSecondWindow,
  watchMainWindow,
} from '#viewer/session/windows.ts';
import { useCommand } from '#viewer/ui/commands.tsx';

import { type Access } from './access.ts';

export interface Windows {
  readonly isSecond: boolean;
  /** The browser kept the second window from opening. */
  readonly wasPrevented: boolean;
  /** Absent where there can be no second window, and in the second window itself. */
  readonly openSecond: (() => void) | undefined;
}

interface Shown {
  readonly contextId: string;
  readonly access: Access;
  readonly view: ViewState;
  readonly onView: (view: ViewState) => void;
}

/** What a window is to its patient: the main one, or a second one, which goes when no main one is left. */
export function useWindows({ contextId, access, view, onView }: Shown): Windows {
  const t = useMessages().app;
  const isSecond = isSecondWindow(contextId);
  const [wasPrevented, setPrevented] = useState(false);
  useEffect(() => {
    if (!isSecond) {
      beMainWindow(contextId);
      return undefined;
    }
    return watchMainWindow(contextId, {
      onAway: () => document.documentElement.classList.add('left'),
      onBack: () => document.documentElement.classList.remove('left'),
      onGone: () => {
        access.withdraw({ state: 'ended', why: 'main-window' });
        document.documentElement.classList.remove('left');
        close();
      },
    });
  }, [isSecond, contextId, access]);
  const canOpen = !isSecond && canHaveSecondWindow();
  const openSecond = () => {
    const forSecond = viewForSecond(view);
    const address = forSecond === undefined ? undefined : addressOf(contextId, forSecond);
    const isOpen = openSecondWindow(contextId, address);
    setPrevented(!isOpen);
    // The prior now stands on the other screen.
    if (isOpen && view.compare !== undefined) onView(withoutComparison(view));
  };
  useCommand({
    id: 'second-window',
    name: view.compare === undefined ? t.secondWindow : t.priorToSecondWindow,
    group: t.group.general,
    key: 'Alt+y',
    when: canOpen,
    run: openSecond,
  });
  return { isSecond, wasPrevented, openSecond: canOpen ? openSecond : undefined };
}

/** The prior where studies are compared, else the same study. */
function viewForSecond(view: ViewState): ViewState | undefined {
  const study = isStudyInstanceUid(view.compare) ? view.compare : view.studies[0];
  return study === undefined ? undefined : openStudy({ ...emptyView, unlinked: view.unlinked }, study);
}

function addressOf(contextId: string, view: ViewState): string {
  return `${paths.view(contextId)}?${viewQuery(view).toString().replaceAll('%2C', ',')}`;
}
