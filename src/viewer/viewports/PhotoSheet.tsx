import { text } from '#dicom/dataset.ts';
import { parseDate, parseTime } from '#dicom/dates.ts';
import { type Instance } from '#dicom/instance.ts';
import { Tag } from '#dicom/tag.ts';
import { ThumbnailImage } from '#viewer/archives/ThumbnailImage.tsx';
import { type ThumbnailSources } from '#viewer/archives/urls.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { clock } from '#viewer/i18n/numbers.ts';
import { lateralityOf } from './laterality.ts';
import { useThumbnailSource } from './sources/useThumbnailSource.ts';
import { PhotoSeen, useIsSeen } from './seen/PhotoSeen.tsx';

export interface SheetPhoto {
  readonly instance: Instance;
  readonly thumbnails: ThumbnailSources;
  readonly onOpen: () => void;
}

export interface PhotoGroup {
  readonly id: string;
  /** Date, hospital, description; undefined where the pane's header says it. */
  readonly title: string | undefined;
  readonly photos: readonly SheetPhoto[];
}

/** Photographs as scaled thumbnails from the archive, never decoded in full here. */
export function PhotoSheet({ groups }: { readonly groups: readonly PhotoGroup[] }) {
  return groups.map(({ id, title, photos }) => (
    <section key={id} className="photo-group" aria-label={title}>
      {title !== undefined && <h3>{title}</h3>}
      <ul className="photo-grid">
        {photos.map((photo, index) => (
          <li key={photo.instance.sopInstanceUid}>
            <Thumbnail photo={photo} number={index + 1} total={photos.length} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

function Thumbnail({
  photo,
  number,
  total,
}: {
  readonly photo: SheetPhoto;
  readonly number: number;
  readonly total: number;
}) {
  const { panes, common, seen } = useMessages();
  const source = useThumbnailSource(photo.thumbnails);
  const { dataset } = photo.instance;
  const isSeen = useIsSeen(photo.instance);
  const side = lateralityOf(photo.instance);
  const date = parseDate(text(dataset, Tag.acquisitionDate) ?? text(dataset, Tag.contentDate));
  const time = parseTime(text(dataset, Tag.acquisitionTime) ?? text(dataset, Tag.contentTime));
  const from = source.words === undefined ? [] : [source.words];
  const taken = [
    date === undefined ? undefined : common.date(date),
    time === undefined ? undefined : clock(time.hours, time.minutes),
    side === undefined ? undefined : panes.side[side],
  ].filter((part) => part !== undefined);
  return (
    <button
      type="button"
      className="photo"
      aria-label={[
        panes.openPhoto(number, total),
        ...taken,
        ...from,
        ...(isSeen ? [seen.photoSeen] : []),
      ].join(', ')}
      onClick={photo.onOpen}
    >
      <ThumbnailImage
        sources={photo.thumbnails}
        missing={<span className="photo-broken">{panes.noThumbnail}</span>}
        onLoad={source.onLoad}
      />
      <span className="photo-words">
        {[...taken, ...from].join(' · ')}
        <PhotoSeen instance={photo.instance} />
      </span>
    </button>
  );
}
