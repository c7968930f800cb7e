import { ChevronLeftIcon } from '@navikt/aksel-icons';
import { useMemo, useState } from 'react';

import { paneHeading } from '#viewer/comparison/headings.ts';
import { putInto } from '#viewer/comparison/arrangement.ts';
import { openStudy, type ViewState } from '#viewer/comparison/viewState.ts';
import { type ComparisonProps } from '#viewer/comparison/workspace.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { useCommand } from '#viewer/ui/commands.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';
import { Identity } from '#viewer/viewports/PaneFrame.tsx';
import { accountWords } from './accountWords.ts';
import { bySheetOrder, byTime, type Photo, placeWords } from './photo.ts';
import { SheetList } from './SheetList.tsx';
import { placeOf } from './sheetRows.ts';
import './photos.css';
import { type PatientPhotos } from './photoAccount.ts';
import { usePatientPhotos } from './usePatientPhotos.ts';

/** Every photograph of the patient on one sheet, by place on the body and then by date. What has not come is named. */
export function ContactSheet(props: ComparisonProps) {
  const { view, onView } = props;
  const { panes } = useMessages();
  const all = usePatientPhotos();
  const [place, setPlace] = useState<string>();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const ordered = useMemo(() => all.photos.toSorted(bySheetOrder), [all.photos]);
  const isThere = ordered.some((photo) => placeOf(photo) === place);
  const shown = isThere ? ordered.filter((photo) => placeOf(photo) === place) : ordered;
  const pair = chosen.flatMap((key) => all.photos.filter((photo) => photo.key === key));
  const compare = () => {
    const [past, now] = pair.toSorted((a, b) => byTime(a, b, 1));
    const two = past === undefined || now === undefined ? {} : { past, now };
    onView({ ...view, pair: { mode: 'side', ...two } });
  };
  const close = () => onView(closed(view));
  const group = panes.photoSet.sheet.title;
  useCommand({ id: 'pair.open', name: panes.photoSet.sheet.compare, group, key: 'Alt+t', run: compare });
  useCommand({ id: 'pane.allPhotos', name: panes.backToStudy, group, key: 'Alt+g', run: close });
  const pick = (key: string) =>
    setChosen((keys) => (keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key].slice(-2)));
  return (
    <section className="sheet" aria-label={panes.photoSet.sheet.title}>
      <SheetHead {...props} all={all} onBack={close} />
      <PlaceFilter photos={ordered} place={isThere ? place : undefined} onPlace={setPlace} />
      <SheetList
        photos={shown}
        chosen={chosen}
        onPick={pick}
        onOpen={(photo) => onView(opened(view, photo))}
      />
      {chosen.length > 0 && <Chosen count={pair.length} onCompare={compare} onClear={() => setChosen([])} />}
    </section>
  );
}

interface HeadProps extends ComparisonProps {
  readonly all: PatientPhotos;
  readonly onBack: () => void;
}

/** Whose photographs, how many, and what is not here. */
function SheetHead({ all, onBack, session }: HeadProps) {
  const words = useMessages();
  const { panes, common, failure } = words;
  const { sheet } = panes.photoSet;
  const [first] = all.photos;
  const isWaiting = all.waiting > 0 || all.isWaitingForArchives;
  const notes = accountWords(words, { ...all, failed: [] });
  return (
    <header className="sheet-head">
      <Button variant="tertiary" icon={<ChevronLeftIcon aria-hidden />} onClick={onBack}>
        {panes.backToStudy}
      </Button>
      <h2>{sheet.title}</h2>
      {first !== undefined && (
        <Identity
          heading={paneHeading(words, {
            study: first.contents.study,
            present: undefined,
            compared: undefined,
            session,
          })}
        />
      )}
      <output className="sheet-counts">
        {all.photos.length === 0 && !isWaiting ? sheet.none : sheet.counts(all.photos.length, all.studies)}
        {notes.map((note) => (
          <span key={note} className="sheet-note">
            {note}
          </span>
        ))}
      </output>
      {all.failed.map(({ why, retry }, index) => (
        <Notice key={index} kind="warning" action={<Button onClick={retry}>{common.retry}</Button>}>
          {panes.state.failed} {failure.reason[why.reason]}
        </Notice>
      ))}
    </header>
  );
}

interface FilterProps {
  readonly photos: readonly Photo[];
  readonly place: string | undefined;
  readonly onPlace: (place: string | undefined) => void;
}

/** One place at a time, by side, with how many there are of each. */
function PlaceFilter({ photos, place, onPlace }: FilterProps) {
  const words = useMessages();
  const { photoSet } = words.panes;
  const places = new Map<string, readonly [Photo, ...Photo[]]>();
  for (const photo of photos) places.set(placeOf(photo), [photo, ...(places.get(placeOf(photo)) ?? [])]);
  if (places.size < 2) return null;
  const chip = (key: string | undefined, name: string, count: number) => (
    <button
      key={key ?? 'all'}
      type="button"
      className="chip"
      aria-pressed={place === key}
      onClick={() => onPlace(key)}
    >
      <span className="chip-text">{name}</span>
      <span className="chip-count">{count}</span>
    </button>
  );
  return (
    <fieldset className="sheet-places" aria-label={photoSet.regionFilter}>
      {chip(undefined, photoSet.allRegions, photos.length)}
      {[...places].map(([key, [first, ...more]]) => chip(key, placeWords(words, first), more.length + 1))}
    </fieldset>
  );
}

function Chosen(props: {
  readonly count: number;
  readonly onCompare: () => void;
  readonly onClear: () => void;
}) {
  const { sheet } = useMessages().panes.photoSet;
  return (
    <div className="sheet-chosen">
      <output>{sheet.chosen(props.count)}</output>
      <Button variant="primary" disabled={props.count < 2} onClick={props.onCompare}>
        {sheet.compare}
      </Button>
      <Button variant="tertiary" onClick={props.onClear}>
        {sheet.clear}
      </Button>
    </div>
  );
}

/** The photograph alone, in its study. */
function opened(view: ViewState, photo: Photo): ViewState {
  const { sopInstanceUid, frameNumber } = photo;
  const next = putInto(openStudy(view, photo.studyInstanceUid), 0, photo.displaySet);
  const [choice] = next.panes;
  if (choice === undefined) return next;
  return { ...next, panes: [{ ...choice, image: { sopInstanceUid, frameNumber } }] };
}

function closed(view: ViewState): ViewState {
  return { ...view, allPhotos: false };
}
