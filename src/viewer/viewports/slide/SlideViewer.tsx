import { useRef } from 'react';

import { type DisplaySet } from '#dicom/displaySet.ts';
import { type NonEmpty } from '#dicom/nonEmpty.ts';
import { type SlideImage } from '#dicom/slide.ts';
import { type UnplacedPart } from '#dicom/slidePart.ts';
import { type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { type SlideCanvasProps, type SlideState } from '#viewer/rendering/slide/slide.ts';
import { SlideCanvas } from '#viewer/rendering/slide/SlideCanvas.tsx';
import { type PaneTool } from '#viewer/viewports/paneHandle.ts';
import { AsideBadge } from '#viewer/viewports/marks/AsideBadge.tsx';
import { FailedCover } from '#viewer/viewports/FailedCover.tsx';
import { PaneFrame } from '#viewer/viewports/PaneFrame.tsx';
import { placeWords } from '#viewer/viewports/placeWords.ts';
import { useCurrent } from '#viewer/viewports/useCurrent.ts';
import { slideFigureLines } from './slideFigureWords.ts';
import { useHandle } from '#viewer/viewports/useHandle.ts';
import { SourceBadges } from '#viewer/viewports/sources/SourceBadges.tsx';
import { type ViewportProps } from '#viewer/viewports/viewportProps.ts';
import { FailedTiles } from './FailedTiles.tsx';
import { SlideBar } from './SlideBar.tsx';
import { SlideOverlay } from './SlideOverlay.tsx';
import { SlideProgress } from './SlideProgress.tsx';
import { imageNames } from './slideWords.ts';
import { useProfiles, useSlide } from './useSlide.ts';

export interface SlideViewerProps extends ViewportProps {
  readonly displaySet: Extract<DisplaySet, { readonly kind: 'slide' }>;
  readonly images: NonEmpty<SlideImage>;
  readonly unplaced: readonly UnplacedPart[];
}

/** A slide in all its resolutions, and the pictures that came with it. */
export function SlideViewer({ displaySet, images, unplaced, ...props }: SlideViewerProps) {
  const { panes } = useMessages();
  const element = useRef<HTMLElement>(null);
  const slide = useSlide(images, element);
  const profiles = useProfiles(props.contents);
  useSlideHandle(props, slide, images);
  const { target, state } = slide;
  const painted = state.state === 'painted' ? state : undefined;
  const tiles = state.state === 'failed' ? undefined : state.tiles;
  const name = imageNames(panes.slide, images)[images.indexOf(target.image)] ?? '';
  return (
    <PaneFrame
      ref={element}
      pane={props}
      kind="slide"
      state={state.state}
      displaySetId={displaySet.id}
      badges={
        <>
          <AsideBadge contents={props.contents} displaySet={displaySet} />
          <SourceBadges contents={props.contents} instances={displaySet.instances} />
        </>
      }
      framesLoaded={tiles?.painted ?? 0}
      framesTotal={tiles?.due ?? 0}
      {...(painted === undefined ? {} : { fidelity: painted.fidelity })}
      below={<SlideBar images={images} slide={slide} />}
    >
      <SlideCanvas
        target={target}
        frames={props.contents.frames}
        profileOf={profiles.profileOf}
        tool={toolOf(props.tool)}
        words={canvasWords(panes)}
        label={panes.slide.label(name)}
        onState={slide.onState}
        onFrame={slide.onFrame}
        commands={slide.onCommands}
      />
      <SlideOverlay
        {...props}
        displaySet={displaySet}
        image={target.image}
        layer={target.layer}
        painted={painted}
        unplaced={unplaced}
        lacksProfile={profiles.isMissing}
      />
      <SlideProgress tiles={tiles} />
      <Failures state={state} onRetry={() => slide.commands.current?.retry()} />
    </PaneFrame>
  );
}

function Failures({ state, onRetry }: { readonly state: SlideState; readonly onRetry: () => void }) {
  if (state.state === 'failed') return <FailedCover image={1} {...state} onRetry={onRetry} />;
  if (state.state !== 'painted' || state.failure === undefined) return null;
  return <FailedTiles count={state.tiles.failed} failure={state.failure} onRetry={onRetry} />;
}

/** Stepping goes through focal planes, where there are any. */
function useSlideHandle(
  { onHandle }: Pick<ViewportProps, 'onHandle'>,
  slide: ReturnType<typeof useSlide>,
  images: readonly SlideImage[],
) {
  const live = useCurrent(slide);
  const step = (count: number) => {
    const { target, setLayer } = live.current;
    const last = target.image.focalPlanes - 1;
    const focalPlane = Math.max(0, Math.min(last, target.layer.focalPlane + count));
    if (focalPlane !== target.layer.focalPlane) setLayer({ ...target.layer, focalPlane });
  };
  useHandle(onHandle, () => ({
    ...(images.some(({ focalPlanes }) => focalPlanes > 1) ? { step } : {}),
    zoomBy: (factor) => live.current.commands.current?.zoomBy(factor),
    panBy: (by) => live.current.commands.current?.panBy(by),
    fit: () => live.current.commands.current?.fit(),
    actualSize: () => live.current.commands.current?.actualSize(),
    reset: () => live.current.commands.current?.fit(),
    retry: () => live.current.commands.current?.retry(),
    showTile: (tile) => live.current.show(tile),
    removeMeasurements: () => live.current.commands.current?.removeMeasurements(),
    measure: (step) => live.current.commands.current?.measure(step),
  }));
}

function toolOf(tool: PaneTool): SlideCanvasProps['tool'] {
  switch (tool) {
    case 'zoom':
    case 'length':
    case 'angle':
    case 'bidirectional':
    case 'ellipse':
    case 'outline':
      return tool;
    case 'scroll':
    case 'window':
    case 'pan':
    case 'probe':
    case 'cursor':
    case 'cobb':
    case 'ruler':
    case 'sticker':
      return 'pan';
  }
}

const known = new WeakMap<Messages['panes'], SlideCanvasProps['words']>();

/** One object per language: the canvas draws its measurements anew whenever the words are other ones. */
function canvasWords(panes: Messages['panes']): SlideCanvasProps['words'] {
  const found = known.get(panes) ?? {
    pointing: panes.measuring.pointing,
    figure: (values) => slideFigureLines(panes, values),
    place: placeWords(panes),
  };
  known.set(panes, found);
  return found;
}
