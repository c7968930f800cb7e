import { stackPositions } from '#dicom/displaySet.ts';
import { ThumbnailImage } from '#viewer/archives/ThumbnailImage.tsx';
import { thumbnailsOf } from '#viewer/archives/urls.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { displaySetName } from '#viewer/viewports/displaySetWords.ts';
import { type CitedHere, usePaneSurroundings } from '#viewer/viewports/paneSurroundings.tsx';
import { CitationLinks } from '#viewer/viewports/report/CitationLinks.tsx';
import { type Citation } from '#viewer/viewports/report/citation.ts';

interface CitedPicture {
  readonly citation: Citation;
  readonly cited: CitedHere & { readonly index: number };
}

interface CitedPicturesProps {
  readonly citations: readonly Citation[];
  readonly place: number | undefined;
}

/** The cited images as pictures by series, «12 av 220 er merket»; what is elsewhere or nowhere as links and sentences. */
export function CitedPictures({ citations, place }: CitedPicturesProps) {
  const { find } = usePaneSurroundings();
  const words = useMessages();
  const pictures: CitedPicture[] = [];
  const others: Citation[] = [];
  for (const citation of citations) {
    const cited = find(citation);
    const { index } = cited.kind === 'here' ? cited : {};
    // A miniature is of a whole object: of one with many frames it would show another frame than the cited one.
    const isPicture = cited.kind === 'here' && cited.instance.numberOfFrames === 1;
    if (isPicture && index !== undefined) pictures.push({ citation, cited: { ...cited, index } });
    else others.push(citation);
  }
  const ids = [...new Set(pictures.map(({ cited }) => cited.displaySet.id))];
  return (
    <>
      {ids.map((id) => (
        <SeriesPictures
          key={id}
          pictures={pictures.filter(({ cited }) => cited.displaySet.id === id)}
          place={place}
        />
      ))}
      {(others.length > 0 || citations.length === 0) && (
        <div className="report-references">
          <span className="report-name">{words.panes.keys.cited}: </span>
          <CitationLinks citations={others} place={place} />
        </div>
      )}
    </>
  );
}

function SeriesPictures(props: {
  readonly pictures: readonly CitedPicture[];
  readonly place: number | undefined;
}) {
  const words = useMessages();
  const first = props.pictures[0]?.cited.displaySet;
  if (first === undefined) return null;
  const isStack = first.kind === 'images' || first.kind === 'cine' || first.kind === 'photos';
  const total = isStack ? stackPositions(first).length : 1;
  return (
    <section className="key-series">
      <h4>
        {displaySetName(words, first)} <span>{words.panes.keys.count(props.pictures.length, total)}</span>
      </h4>
      <ul className="key-pictures">
        {props.pictures.map((picture) => (
          <li key={picture.citation.sopInstanceUid}>
            <Picture picture={picture} place={props.place} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Picture({ picture, place }: { readonly picture: CitedPicture; readonly place: number | undefined }) {
  const words = useMessages();
  const { open } = usePaneSurroundings();
  const { citation, cited } = picture;
  const number = cited.index + 1;
  const label = words.panes.cited.image(number, displaySetName(words, cited.displaySet));
  return (
    <button
      type="button"
      className="key-picture"
      aria-label={words.panes.cited.open(label)}
      onClick={() => open({ citation }, place)}
    >
      <ThumbnailImage
        sources={thumbnailsOf(cited.contents, cited.instance)}
        missing={<span className="key-missing">{words.panes.noThumbnail}</span>}
      />
      <span>{number}</span>
    </button>
  );
}
