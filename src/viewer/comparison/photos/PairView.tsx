import { useMemo, useRef, useState } from 'react';

import { dateOf, paneHeading } from '#viewer/comparison/headings.ts';
import { type ViewState } from '#viewer/comparison/viewState.ts';
import { useFocusOnOpen } from '#viewer/comparison/useFocusOnOpen.ts';
import { type ComparisonProps } from '#viewer/comparison/workspace.ts';
import { thumbnailsOf } from '#viewer/archives/urls.ts';
import { type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { useCommand } from '#viewer/ui/commands.tsx';
import { type FilmPhoto, Filmstrip } from '#viewer/viewports/pair/Filmstrip.tsx';
import { PhotoPair } from '#viewer/viewports/pair/PhotoPair.tsx';
import { type PairPhoto } from '#viewer/viewports/pair/pairPhoto.ts';
import { byTime, isSamePlace, type Photo, placeWords } from './photo.ts';
import { accountWords } from './accountWords.ts';
import { neighbour, type ResolvedPair, resolvePair, together } from './pairing.ts';
import { type PairChoice } from './pairState.ts';
import { usePairPrefetch } from './usePairPrefetch.ts';
import { type PatientPhotos } from './photoAccount.ts';
import { usePatientPhotos } from './usePatientPhotos.ts';

type Half = 'past' | 'now';

export interface PairViewProps extends ComparisonProps {
  readonly choice: PairChoice;
}

/** «Da og nå»: two photographs of one place, and everything of that place under them. */
export function PairView(props: PairViewProps) {
  const { view, onView, choice } = props;
  const words = useMessages();
  const { panes } = words;
  const all = usePatientPhotos();
  const pair = resolvePair(all.photos, choice, view.studies[0]);
  const close = () => onView(withoutPair(view));
  useCommand({
    id: 'pair.close',
    name: panes.photoSet.pair.close,
    group: panes.photoSet.pair.title,
    key: 'Alt+t',
    run: close,
  });
  useCommand({
    id: 'pane.allPhotos',
    name: panes.allPhotos,
    group: panes.photoSet.pair.title,
    key: 'Alt+g',
    run: () => onView({ ...withoutPair(view), allPhotos: true }),
  });
  if (pair === undefined) return <NoPair {...props} all={all} onClose={close} />;
  return <OpenPair {...props} all={all} pair={pair} onClose={close} />;
}

function OpenPair(
  props: PairViewProps & {
    readonly all: PatientPhotos;
    readonly pair: ResolvedPair<Photo>;
    readonly onClose: () => void;
  },
) {
  const { view, onView, choice, all, pair, session } = props;
  const words = useMessages();
  const [active, setActive] = useState<Half>('past');
  const { past, now } = pair;
  const section = useRef<HTMLElement>(null);
  useFocusOnOpen(section, 'pair');
  const photos = useMemo(
    () => ({
      past: inHalf(words, { half: 'past', photo: past, now, session }),
      now: inHalf(words, { half: 'now', photo: now, now, session }),
    }),
    [words, past, now, session],
  );
  const show = (half: Half, photo: Photo | undefined) => {
    if (photo === undefined) return;
    onView({ ...view, pair: { ...choice, past, now, [half]: photo } }, { replace: true });
  };
  const showBoth = (next: ResolvedPair<Photo>) =>
    onView({ ...view, pair: { ...choice, ...next } }, { replace: true });
  const steps = useBoth(all.photos, pair, showBoth);
  useWalk(all.photos, pair, show);
  usePairPrefetch(all.photos, pair);
  return (
    <section ref={section} className="pair" aria-label={words.panes.photoSet.pair.title}>
      <PhotoPair
        mode={choice.mode}
        onMode={(mode) => onView({ ...view, pair: { past, now, mode } }, { replace: true })}
        photos={photos}
        active={active}
        onActive={setActive}
        isLater={past.date !== undefined && now.date !== undefined && byTime(past, now, 1) > 0}
        onClose={props.onClose}
      />
      <Filmstrip
        place={placeWords(words, pair[active])}
        half={active}
        photos={filmOf(words, all.photos, { ...pair, of: pair[active] })}
        onPick={(key) =>
          show(
            active,
            all.photos.find((photo) => photo.key === key),
          )
        }
        notes={accountWords(words, all)}
        steps={steps}
      />
    </section>
  );
}

function useWalk(
  photos: readonly Photo[],
  pair: ResolvedPair<Photo>,
  show: (half: Half, photo: Photo | undefined) => void,
): void {
  const { pair: said } = useMessages().panes.photoSet;
  const walk = (id: string, name: string, of: { key: string; half: Half; step: 1 | -1 }) => {
    const next = neighbour(photos, pair[of.half], of.step);
    return {
      id: `pair.walk.${id}`,
      name,
      group: said.title,
      key: of.key,
      when: next !== undefined,
      run: () => show(of.half, next),
    };
  };
  useCommand(walk('older', said.film.older, { key: 'ArrowLeft', half: 'past', step: -1 }));
  useCommand(walk('newer', said.film.newer, { key: 'ArrowRight', half: 'past', step: 1 }));
  useCommand(walk('nowOlder', said.film.nowOlder, { key: 'Shift+ArrowLeft', half: 'now', step: -1 }));
  useCommand(walk('nowNewer', said.film.nowNewer, { key: 'Shift+ArrowRight', half: 'now', step: 1 }));
}

/** Everything of one place, oldest first. */
function filmOf(
  words: Messages,
  photos: readonly Photo[],
  { past, now, of }: ResolvedPair<Photo> & { readonly of: Photo },
): readonly FilmPhoto[] {
  const line = photos.filter((photo) => isSamePlace(photo, of)).toSorted((a, b) => byTime(a, b, 1));
  return line.map((photo) => ({
    key: photo.key,
    thumbnails: thumbnailsOf(photo.contents, photo.position.instance),
    date: photo.date === undefined ? undefined : dateOf(words, photo.contents.study),
    description: photo.comment,
    shownIn: photo.key === now.key ? 'now' : photo.key === past.key ? 'past' : undefined,
  }));
}

/** Both visits hold several photographs of the place: one key turns to the next in both. */
function useBoth(
  photos: readonly Photo[],
  pair: ResolvedPair<Photo>,
  show: (pair: ResolvedPair<Photo>) => void,
) {
  const { pair: said } = useMessages().panes.photoSet;
  const { title: group, film } = said;
  const [next, previous] = [together(photos, pair, 1), together(photos, pair, -1)];
  const to = (found: ResolvedPair<Photo> | undefined) => ({
    group,
    when: found !== undefined,
    run: () => found !== undefined && show(found),
  });
  useCommand({ id: 'pair.both.next', name: film.nextBoth, key: 'ArrowDown', ...to(next) });
  useCommand({ id: 'pair.both.previous', name: film.previousBoth, key: 'ArrowUp', ...to(previous) });
  return { next: next && (() => show(next)), previous: previous && (() => show(previous)) };
}

/** Why there is no pair: what was named is not there, nothing is earlier, or all is not here yet. */
function NoPair({
  choice,
  all,
  onClose,
}: PairViewProps & { readonly all: PatientPhotos; readonly onClose: () => void }) {
  const words = useMessages();
  const { pair } = words.panes.photoSet;
  const isWaiting = all.waiting > 0 || all.isWaitingForArchives;
  const why =
    choice.past !== undefined || choice.now !== undefined
      ? pair.notFound
      : all.photos.length > 1
        ? pair.nothingEarlier
        : pair.nothing;
  return (
    <section
      className="pair pair-none"
      aria-label={pair.title}
      data-viewport="1"
      data-state={isWaiting ? 'loading' : 'empty'}
    >
      <h2>{pair.title}</h2>
      <output>{isWaiting ? pair.waiting : why}</output>
      {accountWords(words, all).map((note) => (
        <p key={note}>{note}</p>
      ))}
      <Button onClick={onClose}>{pair.close}</Button>
    </section>
  );
}

function inHalf(
  words: Messages,
  of: {
    readonly half: Half;
    readonly photo: Photo;
    readonly now: Photo;
    readonly session: ComparisonProps['session'];
  },
): PairPhoto {
  const { half, photo, now, session } = of;
  const heading = paneHeading(words, {
    study: photo.contents.study,
    present: now.contents.study,
    compared: photo.studyInstanceUid,
    session,
  });
  return {
    contents: photo.contents,
    displaySet: photo.displaySet,
    position: photo.position,
    heading: {
      ...heading,
      role: half === 'now' ? 'present' : 'prior',
      roleName: words.panes.photoSet.pair[half],
      description: [heading.description, photo.comment].filter((part) => part !== undefined).join(' – '),
    },
    side: photo.side,
    region: photo.region === 'unstated' ? undefined : words.finding.region[photo.region],
  };
}

function withoutPair(view: ViewState): ViewState {
  const { pair: _, ...rest } = view;
  return rest;
}
