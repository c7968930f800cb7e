import { type DisplaySet } from '#dicom/displaySet.ts';
import { type SlideImage } from '#dicom/slide.ts';
import { type SlideLayer, type UnplacedPart } from '#dicom/slidePart.ts';
import { type Messages, modalityName, useMessages } from '#viewer/i18n/messages.tsx';
import { type SlidePainted } from '#viewer/rendering/slide/slide.ts';
import { AssignedIdentity } from '#viewer/viewports/AssignedIdentity.tsx';
import { lossyCompression } from '#viewer/viewports/compression.ts';
import { CornerLines } from '#viewer/viewports/CornerLines.tsx';
import { cornerText, lines, type OverlayLevel } from '#viewer/viewports/cornerText.ts';
import { LossyBadge } from '#viewer/viewports/LossyBadge.tsx';
import { PaneNotes } from '#viewer/viewports/PaneNotes.tsx';
import { Identity } from '#viewer/viewports/PaneFrame.tsx';
import { type PaneHeading } from '#viewer/viewports/paneHeading.ts';
import { scaleBar } from '#viewer/viewports/scaleBar.ts';

export interface SlideOverlayProps {
  readonly heading: PaneHeading;
  readonly level: OverlayLevel;
  readonly displaySet: DisplaySet;
  readonly image: SlideImage;
  readonly layer: SlideLayer;
  readonly painted: SlidePainted | undefined;
  readonly unplaced: readonly UnplacedPart[];
  readonly lacksProfile: boolean;
  /** Notes about links: why this pane does not follow. */
  readonly notes: readonly string[];
}

/** Text over a slide: whose and when always, what is missing always, the rest in three levels. */
export function SlideOverlay(props: SlideOverlayProps) {
  const { heading, level, displaySet, image, painted, notes } = props;
  const words = useMessages();
  const instance = painted?.instance ?? image.levels[0].parts[0].instance;
  const corners = cornerText(words, { displaySet, instance, frameNumber: painted?.frameNumber ?? 1 }, level);
  return (
    <div className="pane-overlay">
      <div className="pane-corner" data-corner="top-left">
        <Identity heading={heading} />
        {level === 'full' && <span data-rank="detail">{modalityName(words, displaySet.modality)}</span>}
        <PaneNotes notes={notes} />
      </div>
      <CornerLines corner="top-right" lines={corners.topRight} />
      <div className="pane-corner" data-corner="bottom-left">
        <Badges {...props} />
      </div>
      <CornerLines
        corner="bottom-right"
        lines={
          level === 'full'
            ? [...corners.bottomRight, ...lines('detail', scanLines(words, props))]
            : corners.bottomRight
        }
      />
      {level !== 'off' && <Ruler millimetresPerPixel={painted?.millimetresPerPixel} />}
    </div>
  );
}

/** How it was scanned, as far as the object says. */
function scanLines({ panes }: Messages, { image, layer }: SlideOverlayProps): readonly string[] {
  const { slide } = panes;
  const [{ grid, spacing }] = image.levels;
  const power = objectiveOf(image, layer);
  return [
    ...(power === undefined ? [] : [slide.objective(power)]),
    ...(spacing === undefined ? [] : [slide.resolution(spacing.column * 1000)]),
    slide.size(grid.columns, grid.rows),
    ...(image.levels.length > 1 ? [slide.levels(image.levels.length)] : []),
  ];
}

function objectiveOf({ opticalPaths }: SlideImage, layer: SlideLayer): number | undefined {
  return opticalPaths.find(({ identifier }) => identifier === layer.opticalPath)?.objectiveLensPower;
}

/** What is less than it should be, and how it is shown. */
function Badges(props: SlideOverlayProps) {
  const { painted, level, image, layer } = props;
  const { panes, common } = useMessages();
  const instance = painted?.instance ?? image.levels[0].parts[0].instance;
  const lossy = lossyCompression(instance) ?? (painted?.fidelity === 'lossy' ? { methods: [] } : undefined);
  const power = objectiveOf(image, layer);
  return (
    <>
      <AssignedIdentity instance={instance} />
      <Lacks {...props} />
      {painted?.fidelity === 'preview' || painted?.fidelity === 'incomplete' ? (
        <Warning>{panes.fidelity[painted.fidelity]}</Warning>
      ) : null}
      {lossy !== undefined && <LossyBadge lossy={lossy} />}
      {painted?.fidelity === 'true' && lossy === undefined && level === 'full' && (
        <span className="pane-quiet" data-rank="detail">
          {panes.fidelity.true}
        </span>
      )}
      {level !== 'off' && painted !== undefined && (
        <span data-rank="place">
          {power !== undefined && `${panes.slide.magnification(power * painted.zoom)} · `}
          {panes.corner.zoom(common.number(painted.zoom * 100, painted.zoom < 0.1 ? 1 : 0))}
        </span>
      )}
    </>
  );
}

/** What the archive does not have, or did not give. */
function Lacks({ painted, image, unplaced, lacksProfile }: SlideOverlayProps) {
  const { slide } = useMessages().panes;
  const tiles = painted?.tiles;
  const unplacedFrames = image.levels
    .flatMap(({ parts }) => parts)
    .reduce((sum, part) => sum + part.unplacedFrames, 0);
  return (
    <>
      {unplaced.length > 0 && (
        <Warning title={unplaced.map((one) => one.unplaced).join(', ')}>
          {slide.unplaced(unplaced.length)}
        </Warning>
      )}
      {unplacedFrames > 0 && <Warning>{slide.unplacedFrames(unplacedFrames)}</Warning>}
      {lacksProfile && <Warning title={slide.noProfileLong}>{slide.noProfile}</Warning>}
      {tiles !== undefined && tiles.missing > 0 && <Warning>{slide.missing(tiles.missing)}</Warning>}
      {tiles !== undefined && tiles.unscanned > 0 && <span className="pane-quiet">{slide.unscanned}</span>}
      {tiles?.lacksOverview === true && <span className="pane-quiet">{slide.lacksOverview}</span>}
    </>
  );
}

function Warning({ title, children }: { readonly title?: string; readonly children: string }) {
  return (
    <span className="pane-badge" data-tone="warning" title={title}>
      {children}
    </span>
  );
}

/** Round lengths from micrometres to centimetres. */
const lengths = [0.001, 0.01, 0.1, 1, 10].flatMap((decade) => [decade, 2 * decade, 5 * decade]);

function Ruler({ millimetresPerPixel }: { readonly millimetresPerPixel: number | undefined }) {
  const { slide } = useMessages().panes;
  const bar = scaleBar(millimetresPerPixel, 160, lengths);
  if (bar === undefined) return null;
  return (
    <div className="pane-ruler">
      <span className="pane-ruler-bar" style={{ width: `${bar.pixels}px` }} />
      <span>{slide.length(bar.millimetres)}</span>
    </div>
  );
}
