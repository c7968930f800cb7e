import { ChevronDownIcon, ChevronUpIcon } from '@navikt/aksel-icons';
import { useEffect, useRef } from 'react';

import { ThumbnailImage } from '#viewer/archives/ThumbnailImage.tsx';
import { type ThumbnailSources } from '#viewer/archives/urls.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { type PairSide } from '#viewer/rendering/pair/pair.ts';
import { IconButton } from '#viewer/ui/Button.tsx';

/** One photograph of the strip. */
export interface FilmPhoto {
  readonly key: string;
  readonly thumbnails: ThumbnailSources;
  /** Undefined where its study has none. */
  readonly date: string | undefined;
  readonly description: string | undefined;
  readonly shownIn: PairSide | undefined;
}

export interface FilmstripProps {
  /** «Hæl, venstre». */
  readonly place: string;
  /** Oldest first, undated ones last. */
  readonly photos: readonly FilmPhoto[];
  /** The half that a press fills. */
  readonly half: PairSide;
  readonly onPick: (key: string) => void;
  /** What of the region is not here, in sentences. */
  readonly notes: readonly string[];
  /** To the next and previous photograph of the place in both halves at once; undefined where there is none that both have. */
  readonly steps: Readonly<Record<'next' | 'previous', (() => void) | undefined>>;
}

/** One region through time, under the pair. */
export function Filmstrip({ place, photos, half, onPick, notes, steps }: FilmstripProps) {
  const { pair } = useMessages().panes.photoSet;
  const strip = useRef<HTMLUListElement>(null);
  const shown = photos.findIndex(({ shownIn }) => shownIn === half);
  useEffect(() => {
    const list = strip.current;
    const item = list?.children[shown];
    if (list === null || !(item instanceof HTMLElement)) return;
    list.scrollTo({ left: item.offsetLeft - (list.clientWidth - item.offsetWidth) / 2 });
  }, [shown]);
  const undated = photos.filter(({ date }) => date === undefined).length;
  const said = [...(undated === 0 ? [] : [pair.film.undated(undated)]), ...notes];
  return (
    <nav className="pair-film" aria-label={pair.film.title(place)}>
      <div className="pair-film-head">
        <p>
          <strong>{pair.film.title(place)}</strong> <span>{pair.film.help(pair[half])}</span>
          {said.map((note) => (
            <span key={note} className="pair-note">
              {note}
            </span>
          ))}
        </p>
        <BothSteps {...steps} />
      </div>
      <ul ref={strip}>
        {photos.map((photo, index) => (
          <li key={photo.key} data-shown={photo.shownIn}>
            <Film
              photo={photo}
              isFirstOfDate={photo.date !== photos[index - 1]?.date || index === 0}
              onPick={() => onPick(photo.key)}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Where neither way leads anywhere, each visit has one photograph of the place and there is nothing to say. */
function BothSteps({ next, previous }: FilmstripProps['steps']) {
  const { film } = useMessages().panes.photoSet.pair;
  if (next === undefined && previous === undefined) return null;
  return (
    <span className="pair-both">
      <IconButton
        label={film.previousBoth}
        shortcut="↑"
        tooltipSide="top"
        icon={<ChevronUpIcon aria-hidden />}
        disabled={previous === undefined}
        onClick={() => previous?.()}
      />
      <IconButton
        label={film.nextBoth}
        shortcut="↓"
        tooltipSide="top"
        icon={<ChevronDownIcon aria-hidden />}
        disabled={next === undefined}
        onClick={() => next?.()}
      />
    </span>
  );
}

function Film(props: {
  readonly photo: FilmPhoto;
  readonly isFirstOfDate: boolean;
  readonly onPick: () => void;
}) {
  const { panes } = useMessages();
  const { pair } = panes.photoSet;
  const { photo, isFirstOfDate, onPick } = props;
  const date = photo.date ?? panes.undated;
  const shown = photo.shownIn === undefined ? undefined : pair.film.shown[photo.shownIn];
  return (
    <button
      type="button"
      className="pair-film-photo"
      aria-label={[date, photo.description, shown].filter((part) => part !== undefined).join(', ')}
      aria-current={photo.shownIn === undefined ? undefined : 'true'}
      onClick={onPick}
    >
      <span className="pair-film-date">{isFirstOfDate ? date : ' '}</span>
      <ThumbnailImage
        sources={photo.thumbnails}
        missing={<span className="pair-film-broken">{panes.noThumbnail}</span>}
      />
      {photo.shownIn !== undefined && <span className="pair-film-half">{pair[photo.shownIn]}</span>}
    </button>
  );
}
