import { useEffect } from 'react';

import { type StudyInstanceUid } from '#dicom/uid.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { usePrefetch } from '#viewer/archives/usePrefetch.ts';
import { arrange } from '#viewer/comparison/arrangement.ts';
import { isStack } from '#viewer/comparison/interest.ts';
import { offered } from '#viewer/comparison/offered.ts';
import { paneKeys } from '#viewer/comparison/paneKeys.ts';
import { usePaneStore } from '#viewer/comparison/paneStore.ts';
import { type Workspace } from '#viewer/comparison/workspace.ts';
import { useCurrent } from '#viewer/viewports/useCurrent.ts';
import { aheadFrames, type Standing } from './aheadFrames.ts';
import { whenIdle, whenPainted } from './whenPainted.ts';

/**
 * Fetches the best prior's metadata and the images it would open at, once everything of the present study that is in view has been painted
 * and the browser is idle: then «compare with previous» waits for no archive. Only a study that is alike is worth it, and only once every
 * archive has answered or been given up: then the timeline has listed it, and no other will be better.
 */
export function usePriorPrefetch(workspace: Workspace): void {
  const prefetch = usePrefetch();
  const wanted = priorWorthFetching(workspace);
  const now = useCurrent(workspace);
  useEffect(() => {
    if (wanted === undefined) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    const run = async () => {
      await whenPainted(signal);
      await whenIdle(signal);
      const best = now.current.prior.choice.ranked[0];
      if (best?.study.studyInstanceUid !== wanted) return;
      await prefetch({ study: best.study, signal, wanted: (contents) => hung(now.current, contents) });
    };
    // What fails here is asked for again, and told, when someone wants to see it.
    run().catch(() => undefined);
    return () => stop.abort();
  }, [prefetch, wanted, now]);
}

function priorWorthFetching({ view, open, timeline, prior }: Workspace): StudyInstanceUid | undefined {
  const [only, ...others] = open;
  if (view.compare !== undefined || others.length > 0 || only?.contents.state !== 'ready') return undefined;
  const best = prior.choice.ranked[0];
  if (timeline.state === 'loading' || best === undefined || best.reasons[0] === 'unlike') return undefined;
  return best.study.studyInstanceUid;
}

/** The images of the prior that the comparison would hang, by the same rules that will hang it. */
function hung(workspace: Workspace, contents: ReadyContents) {
  const { view, offer, rules, arrangement } = workspace;
  const earlier = offered({ uid: contents.study.studyInstanceUid, contents });
  const compared = { ...view, compare: earlier.studyInstanceUid, panes: [] };
  const { cells } = arrange(compared, { ...offer, studies: [earlier, offer.present] }, rules);
  const stands = standing(arrangement.cells);
  return cells.flatMap((cell) =>
    cell !== undefined &&
    isStack(cell.displaySet) &&
    cell.displaySet.studyInstanceUid === earlier.studyInstanceUid
      ? aheadFrames(cell.displaySet, cell.start ?? 0, stands)
      : [],
  );
}

function standing(cells: Workspace['arrangement']['cells']): Standing | undefined {
  const { handles } = usePaneStore.getState();
  const keys = paneKeys(cells);
  return cells
    .map((cell, place) => {
      const index = handles[keys[place] ?? '']?.standsAt?.();
      return cell === undefined || index === undefined || !isStack(cell.displaySet)
        ? undefined
        : { displaySet: cell.displaySet, index };
    })
    .find((one) => one !== undefined);
}
