import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';

import { CodingMemory } from './codings/codingMemory.ts';
import { readCodings } from './codings/codingReader.ts';
import { type CodingState } from './codings/codingState.ts';
import { codingVersion, isUnread, outdated, withoutLoss } from './codings/rereading.ts';
import { type StudyEntry } from './studyEntry.ts';
import { useArchives, useStudies } from './useStudies.tsx';

export { type CodingState } from './codings/codingState.ts';

interface Codings {
  readonly memory: CodingMemory;
  /** Asks once more for what failed. */
  readonly retry: () => void;
}

const CodingsContext = createContext<Codings | undefined>(undefined);

/** Seconds until what failed is asked for again, each time longer; then only when someone presses «Prøv igjen». */
const waits = [30, 60, 120, 240];

export interface CodingsProviderProps {
  /** Pictures are on their way to someone who waits for them. */
  readonly isBusy: () => boolean;
  readonly children: ReactNode;
}

/** Asks what every study is of, in the background once the lists have come, and keeps one answer for all who look. */
export function CodingsProvider({ isBusy, children }: CodingsProviderProps) {
  const client = useQueryClient();
  const { contextId, onLostAccess } = useArchives();
  const { studies, state } = useStudies();
  const [memory] = useState(() => new CodingMemory());
  const [readAs] = useState(() => new Map<string, string>());
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (state === 'loading') return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const versions = new Map<string, string>(
      studies.map((study) => [study.studyInstanceUid, codingVersion(study)]),
    );
    const isOutdated = ({ studyInstanceUid: uid }: StudyEntry) => readAs.get(uid) !== versions.get(uid);
    const unread = studies.filter(
      (study) => isUnread(memory.known.get(study.studyInstanceUid)) || isOutdated(study),
    );
    memory.learn(outdated(memory.known, unread.filter(isOutdated)));
    void readCodings(unread, {
      contextId,
      signal,
      quiet: async () => quiet(() => client.isFetching() > 0 || isBusy(), signal),
      onRead: (found) => {
        for (const uid of found.keys()) readAs.set(uid, versions.get(uid) ?? '');
        memory.learn(withoutLoss(found, memory.known));
      },
      onLostAccess: (reason) => onLostAccess?.(reason),
    }).then(() => {
      const hasFailed = studies.some(({ studyInstanceUid }) => isUnread(memory.known.get(studyInstanceUid)));
      const wait = waits[round];
      if (hasFailed && wait !== undefined && !signal.aborted)
        timer = setTimeout(() => setRound((before) => before + 1), wait * 1000);
    });
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [client, memory, readAs, isBusy, contextId, onLostAccess, studies, state, round]);
  useEffect(() => {
    const moving = { capture: true, passive: true };
    document.addEventListener('scroll', memory.moved, moving);
    return () => document.removeEventListener('scroll', memory.moved, moving);
  }, [memory]);
  const retry = useCallback(() => setRound((before) => before + 1), []);
  const value = useMemo(() => ({ memory, retry }), [memory, retry]);
  return <CodingsContext value={value}>{children}</CodingsContext>;
}

/** What each study's images say of themselves, by Study Instance UID; a study that is not in it is waiting. */
export function useCodings(): ReadonlyMap<string, CodingState> {
  const { memory } = useCodingsContext();
  return useSyncExternalStore(memory.subscribe, memory.shown);
}

export function useRetryCodings(): () => void {
  return useCodingsContext().retry;
}

function useCodingsContext(): Codings {
  const value = useContext(CodingsContext);
  if (value === undefined) throw new Error('useCodings outside CodingsProvider');
  return value;
}

/** After the page's own questions and its pictures, but not for ever: a film that plays, or an archive that hangs, may keep the page busy. */
const longestWait = 10_000;
const restBetween = 250;

async function quiet(isBusy: () => boolean, signal: AbortSignal): Promise<void> {
  const until = performance.now() + longestWait;
  do await new Promise((done) => setTimeout(done, restBetween));
  while (!signal.aborted && isBusy() && performance.now() < until);
}
