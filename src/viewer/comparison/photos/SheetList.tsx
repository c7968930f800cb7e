import { CheckmarkIcon } from '@navikt/aksel-icons';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';

import { ThumbnailImage } from '#viewer/archives/ThumbnailImage.tsx';
import { thumbnailsOf } from '#viewer/archives/urls.ts';
import { dateOf, hospitalName } from '#viewer/comparison/headings.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { useThumbnailSource } from '#viewer/viewports/sources/useThumbnailSource.ts';
import { PhotoSeen, useIsSeen } from '#viewer/viewports/seen/PhotoSeen.tsx';
import { type Photo, placeWords } from './photo.ts';
import { photoAfter, type SheetRow, sheetRows } from './sheetRows.ts';
import { columnsIn, heightOf, inSight, offsetsOf, useSight } from './useSheetWindow.ts';

export interface SheetListProps {
  /** In the sheet's order. */
  readonly photos: readonly Photo[];
  readonly chosen: readonly string[];
  readonly onPick: (key: string) => void;
  readonly onOpen: (photo: Photo) => void;
}

/** The photographs themselves; only those in sight are in the page. Arrows walk in two dimensions, Enter opens, Space chooses. */
export function SheetList(props: SheetListProps) {
  const { photos } = props;
  const { sheet } = useMessages().panes.photoSet;
  const scroller = useRef<HTMLDivElement>(null);
  const sight = useSight(scroller);
  const columns = columnsIn(sight.width - 2 * margin);
  const rows = useMemo(() => sheetRows(photos, columns), [photos, columns]);
  const size = { width: sight.width - 2 * margin, columns };
  const offsets = offsetsOf(rows.map((row) => heightOf(row, size)));
  const focus = useSheetFocus({ scroller, rows, offsets, ...props });
  const { from, to } = inSight(offsets, sight);
  const held = rows.findIndex(
    (row) =>
      row.kind === 'photos' && focus.active >= row.first && focus.active < row.first + row.photos.length,
  );
  const drawn = rows.flatMap((row, index) =>
    (index >= from && index < to) || index === held ? [{ row, start: offsets[index] ?? 0 }] : [],
  );
  return (
    <>
      <p className="sheet-keys" id="sheet-keys">
        {sheet.keys}
      </p>
      <section ref={scroller} className="sheet-list" aria-label={sheet.list}>
        <div style={{ blockSize: `${offsets.at(-1) ?? 0}px` }} />
        {sight.width > 0 &&
          drawn.map(({ row, start }) => (
            <Row
              key={row.key}
              row={row}
              start={start}
              columns={columns}
              total={photos.length}
              {...props}
              focus={focus}
            />
          ))}
      </section>
    </>
  );
}

/** CSS pixels on both sides of the sheet. */
const margin = 16;

interface SheetFocus {
  /** The photograph that Tab reaches. */
  readonly active: number;
  readonly setActive: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function useSheetFocus(
  of: SheetListProps & {
    readonly scroller: { readonly current: HTMLDivElement | null };
    readonly rows: readonly SheetRow[];
    readonly offsets: readonly number[];
  },
): SheetFocus {
  const { photos, rows, offsets, scroller, onOpen, onPick } = of;
  const [wanted, setActive] = useState(0);
  // Whoever has opened the sheet by a key stands in it; a focus that is anywhere else is left alone.
  const due = useRef<'opened' | 'moved' | undefined>('opened');
  const active = Math.min(wanted, Math.max(0, photos.length - 1));
  useEffect(() => {
    if (due.current === undefined) return;
    const item = scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"]`);
    if (item === null || item === undefined) return;
    const isLeft = due.current === 'opened' && document.activeElement !== document.body;
    due.current = undefined;
    if (!isLeft) item.focus({ preventScroll: true });
  });
  const goTo = (next: number) => {
    const at = rows.findIndex(
      (row) => row.kind === 'photos' && next >= row.first && next < row.first + row.photos.length,
    );
    const [start, end] = [offsets[at] ?? 0, offsets[at + 1] ?? 0];
    const list = scroller.current;
    if (list !== null && start < list.scrollTop + 80) list.scrollTo({ top: Math.max(0, start - 90) });
    else if (list !== null && end > list.scrollTop + list.clientHeight)
      list.scrollTo({ top: end - list.clientHeight });
    due.current = 'moved';
    setActive(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const photo = photos[active];
    const next = photoAfter(rows, active, event.key);
    if (next !== undefined) goTo(next);
    else if (event.key === 'Enter' && photo !== undefined) onOpen(photo);
    else if (event.key === ' ' && photo !== undefined) onPick(photo.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { active, setActive, onKeyDown };
}

interface RowProps extends SheetListProps {
  readonly row: SheetRow;
  readonly start: number;
  readonly columns: number;
  readonly total: number;
  readonly focus: SheetFocus;
}

function Row(props: RowProps) {
  const words = useMessages();
  const { row, start, columns } = props;
  const style = { transform: `translateY(${start}px)` };
  const [first] = row.photos;
  if (first === undefined) return null;
  if (row.kind !== 'photos') {
    const count = words.panes.count.photos(row.photos.length);
    return (
      <h3 className="sheet-place" style={style}>
        {placeWords(words, first)} · {count}
      </h3>
    );
  }
  return (
    <div
      className="sheet-row"
      style={{ ...style, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {row.photos.map((photo, index) => (
        <Tile key={photo.key} {...props} photo={photo} index={row.first + index} />
      ))}
    </div>
  );
}

function Tile(props: RowProps & { readonly photo: Photo; readonly index: number }) {
  const words = useMessages();
  const { panes } = words;
  const { photo, index, total, chosen, focus, onOpen, onPick } = props;
  const isChosen = chosen.includes(photo.key);
  const thumbnails = thumbnailsOf(photo.contents, photo.position.instance);
  const source = useThumbnailSource(thumbnails);
  const { study } = photo.contents;
  const side = photo.side === undefined ? undefined : panes.side[photo.side];
  const joined = (parts: readonly (string | undefined)[], between: string) =>
    parts.filter((part) => part !== undefined).join(between);
  const date = dateOf(words, study);
  const what = joined([side, photo.comment ?? study.studyDescription], ' · ');
  const where = hospitalName(words, study.hospital);
  const seen = useIsSeen(photo.position.instance) ? words.seen.photoSeen : undefined;
  const label = joined(
    [panes.photoSet.sheet.photo(index + 1, total), date, what, where, seen, source.words],
    ', ',
  );
  return (
    <div className="sheet-photo" data-chosen={isChosen || undefined}>
      <button
        type="button"
        className="sheet-open"
        data-index={index}
        data-photo={photo.sopInstanceUid}
        aria-label={label}
        aria-pressed={isChosen}
        aria-describedby="sheet-keys"
        tabIndex={index === focus.active ? 0 : -1}
        onFocus={() => focus.setActive(index)}
        onKeyDown={focus.onKeyDown}
        onClick={() => onOpen(photo)}
      >
        <ThumbnailImage
          sources={thumbnails}
          onLoad={source.onLoad}
          missing={<span className="sheet-broken">{panes.noThumbnail}</span>}
        />
        <span className="sheet-words">
          <PhotoSeen instance={photo.position.instance} />
          <strong>{date}</strong>
          <span>{what}</span>
          <span>{joined([where, source.words], ' · ')}</span>
        </span>
      </button>
      <button
        type="button"
        className="sheet-pick"
        tabIndex={-1}
        aria-label={`${panes.photoSet.sheet.pick}: ${label}`}
        aria-pressed={isChosen}
        onClick={() => onPick(photo.key)}
      >
        <span>{isChosen && <CheckmarkIcon aria-hidden />}</span>
      </button>
    </div>
  );
}
