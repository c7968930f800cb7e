import { useLayoutEffect, useRef } from 'react';

import { type ImagesDisplaySet } from '#dicom/displaySet.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { type AnatomicalPlane } from '#viewer/rendering/planes/planeGrid.ts';
import { PlaneCanvas } from '#viewer/rendering/planes/PlaneCanvas.tsx';
import { type PlaneState, type Slab } from '#viewer/rendering/planes/planes.ts';
import { type PlanesSession } from '#viewer/rendering/planes/planesSession.ts';
import { Announcement, SpokenChange } from '#viewer/viewports/Announcement.tsx';
import { canvasWords } from '#viewer/viewports/canvasWords.ts';
import { type OverlayLevel, type Painted } from '#viewer/viewports/cornerText.ts';
import { lookWords } from '#viewer/viewports/lookWords.ts';
import { AsideBadge } from '#viewer/viewports/marks/AsideBadge.tsx';
import { PaneFrame } from '#viewer/viewports/PaneFrame.tsx';
import { type PaneHandle, type PaneTool } from '#viewer/viewports/paneHandle.ts';
import { type PaneHeading } from '#viewer/viewports/paneHeading.ts';
import { PositionBar } from '#viewer/viewports/PositionBar.tsx';
import { useCurrent } from '#viewer/viewports/useCurrent.ts';
import { useHandle } from '#viewer/viewports/useHandle.ts';
import { SourceBadges } from '#viewer/viewports/sources/SourceBadges.tsx';
import { planeActions } from './planeActions.ts';
import { PlaneOverlay } from './PlaneOverlay.tsx';
import { type ProbeWords } from './probeWords.ts';
import { usePlaneState } from './usePlanes.ts';

export interface PlanePaneProps {
  /** From 1. */
  readonly place: number;
  readonly plane: AnatomicalPlane;
  readonly session: PlanesSession;
  readonly heading: PaneHeading;
  readonly source: Painted & { readonly displaySet: ImagesDisplaySet };
  readonly contents: ReadyContents;
  readonly level: OverlayLevel;
  readonly tool: PaneTool;
  readonly isActive: boolean;
  readonly onActivate: () => void;
  readonly onHandle: (handle: PaneHandle | null) => void;
  readonly slab: Slab;
  readonly onSlab: (slab: Slab) => void;
  readonly probe: ProbeWords;
  /** What lies over the volume, and how. */
  readonly over: string | undefined;
}

const noMarks: readonly number[] = [];

/** One of three planes, as a pane like any other. */
export function PlanePane(props: PlanePaneProps) {
  const { place, plane, session, heading, source, slab, onSlab } = props;
  const { panes } = useMessages();
  const element = useRef<HTMLElement>(null);
  const state = usePlaneState(session, plane);
  const latest = useCurrent({ slab, onSlab });
  useHandle(props.onHandle, () => planeActions({ session, plane, latest }));
  useLayoutEffect(() => mark(element.current, plane, state), [plane, state]);
  const name = panes.planes.name[plane];
  const { index = 0, total = 1 } = state ?? {};
  return (
    <PaneFrame
      ref={element}
      pane={{
        place: place,
        heading: { ...heading, description: `${name} – ${heading.description}` },
        isActive: props.isActive,
        onActivate: props.onActivate,
      }}
      kind="images"
      state={state?.state ?? 'loading'}
      displaySetId={source.displaySet.id}
      badges={
        <>
          <AsideBadge contents={props.contents} displaySet={source.displaySet} />
          <SourceBadges contents={props.contents} instances={source.displaySet.instances} />
        </>
      }
      {...(state === undefined
        ? {}
        : { fidelity: state.fidelity, framesLoaded: state.loaded, framesTotal: state.slices })}
    >
      <PlaneCanvas
        session={session}
        plane={plane}
        tool={props.tool}
        words={canvasWords(panes)}
        label={panes.planes.canvas(name, index + 1, total)}
      />
      {state !== undefined && <Over {...props} state={state} />}
      {state !== undefined && <Spoken {...props} state={state} />}
    </PaneFrame>
  );
}

/** What keys do in a plane, for whoever does not see it. */
function Spoken({ plane, isActive, probe, state }: PlanePaneProps & { readonly state: PlaneState }) {
  const words = useMessages();
  const { planes } = words.panes;
  const { index, total, cross, slab } = state;
  const thickness =
    slab === undefined
      ? planes.thicknessOf(0)
      : planes.slab(planes.projectionName[slab.projection], slab.millimetres, slab.slices);
  // Until then values come by themselves.
  const isWhole = !state.isCoarse && state.loaded + state.failed >= state.slices;
  const values = cross.probe === undefined ? [] : probe(cross.probe);
  return (
    <>
      <Announcement text={planes.canvas(planes.name[plane], index + 1, total)} isActive={isActive} />
      <SpokenChange
        text={planes.crossAt(cross.x, cross.y, values)}
        within={isWhole ? index : undefined}
        isActive={isActive}
      />
      <SpokenChange text={thickness} within={0} isActive={isActive} />
      <SpokenChange text={lookWords(words, state)} within={0} isActive={isActive} />
    </>
  );
}

/** What stands over the picture: text, place, progress. */
function Over(props: PlanePaneProps & { readonly state: PlaneState }) {
  const { state, session, plane } = props;
  const { panes } = useMessages();
  const { index, total, loaded, slices } = state;
  return (
    <>
      <PlaneOverlay
        heading={props.heading}
        level={props.level}
        state={state}
        source={props.source}
        probe={props.probe}
        over={props.over}
      />
      <PositionBar
        index={index}
        total={total}
        loaded={total}
        marks={noMarks}
        label={panes.planes.slice}
        onGoTo={(wanted) => session.goTo(plane, wanted)}
      />
      <div className="pane-progress">
        <span
          className="pane-counter"
          data-index={index + 1}
          data-of={panes.imageOf(0, total).replace(/^0/, '')}
        />
        {loaded < slices && (
          <progress
            className="pane-line"
            value={loaded}
            max={slices}
            aria-label={panes.planes.preview(loaded, slices)}
          />
        )}
      </div>
    </>
  );
}

/** What the automation contract promises of a pane, and which plane it is. No image is named where many make the picture. */
function mark(element: HTMLElement | null, plane: AnatomicalPlane, state: PlaneState | undefined): void {
  if (element === null) return;
  const { source } = state ?? {};
  const attributes = {
    'data-plane': plane,
    'data-slice': state === undefined ? undefined : String(state.index + 1),
    'data-position': state?.position.toFixed(3),
    'data-slab': state?.slab === undefined ? undefined : `${state.slab.projection} ${state.slab.slices}`,
    'data-sop-instance-uid': source?.sopInstanceUid,
    'data-frame': source === undefined ? undefined : String(source.frameNumber),
  };
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
}
