import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';

import { optional } from '#dicom/study.ts';
import { type MultiplexGroup } from '#dicom/waveform.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { type Caliper, lyingOn, type PaperPoint, readCaliper, setOn } from './caliper.ts';
import { caliperAfter } from './caliperKeys.ts';
import { drawEcg, type OverEcg } from './ecgDrawing.ts';
import { type EcgPage, ecgPage, leftMargin, paperWidth } from './ecgPage.ts';
import { type BeyondSight, leadsBeyond } from './leadsBeyond.ts';
import { millivoltsPerUnit } from './ecgScale.ts';
import { type Sight } from './pen.ts';
import { type EcgView } from './useEcgView.ts';

export interface EcgPaperProps {
  readonly group: MultiplexGroup;
  readonly values: readonly Float32Array[];
  readonly view: EcgView;
  readonly label: string;
  /** Another recording laid over this one. */
  readonly over?: OverEcg;
  /** Second of the recording at which the paper begins. */
  readonly start?: number;
  /** The curves stand on the canvas. */
  readonly onPainted: () => void;
}

/** The paper with its curves; only what is in sight is drawn. Dragging sets a caliper, as do Enter and the arrow keys. */
export function EcgPaper(props: EcgPaperProps) {
  const { group, view, label, over, start = 0 } = props;
  const { panes } = useMessages();
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(scroller);
  const [scroll, setScroll] = useState({ left: 0, top: 0 });
  const perMillimetre = fitting(paperWidth(group, view.speed), size.width) * view.zoom;
  const page = usePage({ group, view, start, height: size.height, perMillimetre });
  const caliper = view.caliper && lyingOn(page, view.caliper);
  const sight: Sight = { ...scroll, ...size, perMillimetre };
  useEffect(() => {
    if (canvas.current === null || sight.width === 0) return;
    paint(canvas.current, { ...props, page, sight, caliper });
    props.onPainted();
  });
  const meeting =
    over?.at === undefined ? undefined : (leftMargin + (over.at - start) * view.speed) * perMillimetre;
  useInSight(scroller, meeting);
  const hand = useCaliper({ view, page, caliper, sight, group });
  return (
    <>
      <div
        ref={scroller}
        className="ecg-scroller"
        onScroll={({ currentTarget: { scrollLeft, scrollTop } }) =>
          setScroll({ left: scrollLeft, top: scrollTop })
        }
      >
        <div
          className="ecg-paper"
          style={{ inlineSize: page.width * perMillimetre, blockSize: page.height * perMillimetre }}
        >
          <button
            type="button"
            className="ecg-sight"
            aria-label={`${label}. ${panes.ecg.keys}`}
            style={{ inlineSize: size.width, blockSize: size.height }}
            {...hand}
          >
            <canvas ref={canvas} />
          </button>
        </div>
        {caliper !== undefined && (
          <output className="ecg-reading">
            {reading(panes.ecg, caliper, {
              view,
              groups: [group, ...(over === undefined ? [] : [over.group])],
            })}
          </output>
        )}
      </div>
      <Beyond beyond={leadsBeyond(page, group, sight)} />
    </>
  );
}

/** Where two recordings were laid together is what one wants to see: the paper moves there where it lies outside. */
function useInSight(scroller: { readonly current: HTMLElement | null }, x: number | undefined): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null || x === undefined) return;
    const { scrollLeft, clientWidth } = element;
    if (x < scrollLeft || x > scrollLeft + clientWidth) element.scrollTo({ left: x - clientWidth / 2 });
  }, [scroller, x]);
}

/** The canvas holds only what is in sight. */
function paint(
  surface: HTMLCanvasElement,
  drawing: EcgPaperProps & {
    readonly page: EcgPage;
    readonly sight: Sight;
    readonly caliper: Caliper | undefined;
  },
): void {
  const { group, values, view, over, page, sight, caliper } = drawing;
  const context = surface.getContext('2d');
  if (context === null) return;
  surface.width = Math.round(sight.width * devicePixelRatio);
  surface.height = Math.round(sight.height * devicePixelRatio);
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  const { speed, gain } = view;
  const laid = { ...optional('caliper', caliper), ...optional('over', over) };
  drawEcg(context, { group, values, page, speed, gain, ...laid }, sight);
}

/** What lies outside the pane and must be scrolled to: paper that ends at the edge looks like the whole of it. */
function Beyond({ beyond }: { readonly beyond: BeyondSight }) {
  const words = useMessages().panes.ecg;
  return (['right', 'below'] as const).map((side) => {
    const leads = beyond[side];
    return leads === undefined ? null : (
      <span key={side} className="ecg-beyond" data-side={side}>
        {words.beyond[side](leads)}
      </span>
    );
  });
}

function reading(
  words: ReturnType<typeof useMessages>['panes']['ecg'],
  caliper: Caliper,
  { view, groups }: { readonly view: EcgView; readonly groups: readonly MultiplexGroup[] },
): string {
  const channels = groups.flatMap((group) => group.channels);
  const hasVoltage = channels.every((channel) => millivoltsPerUnit(channel) !== undefined);
  return words.reading(readCaliper(caliper, { speed: view.speed, gain: hasVoltage ? view.gain : undefined }));
}

interface PageOn {
  readonly group: MultiplexGroup;
  readonly view: EcgView;
  readonly start: number;
  /** CSS pixels. */
  readonly height: number;
  readonly perMillimetre: number;
}

function usePage({ group, view: { format, speed }, start, height, perMillimetre }: PageOn) {
  return useMemo(() => {
    const [top, tall] = [identityHeight / perMillimetre, height / perMillimetre];
    return ecgPage(group, { format, speed, start, top, height: tall });
  }, [group, format, speed, start, height, perMillimetre]);
}

/** CSS pixels above the first row, where whose curves they are stands. */
const identityHeight = 48;

/** Pixels a millimetre: a recording of ten seconds fits the pane, a longer one is scrolled. */
function fitting(width: number, room: number): number {
  const longest = 520;
  return Math.max(1.6, room / Math.min(width, longest));
}

function useSize(element: { readonly current: HTMLElement | null }) {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const watched = element.current;
    if (watched === null) return undefined;
    const observer = new ResizeObserver(() =>
      setSize({ width: watched.clientWidth, height: watched.clientHeight }),
    );
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

interface CaliperOn {
  readonly view: EcgView;
  readonly page: EcgPage;
  /** As it lies on the page now. */
  readonly caliper: Caliper | undefined;
  readonly sight: Sight;
  readonly group: MultiplexGroup;
}

function useCaliper({ view, page, caliper, sight, group }: CaliperOn) {
  const dragged = useRef<PaperPoint>(undefined);
  const set = (next: Caliper | undefined) => view.setCaliper(next && setOn(page, next));
  const pointOf = (event: PointerEvent): PaperPoint => ({
    x: (event.nativeEvent.offsetX + sight.left) / sight.perMillimetre,
    y: (event.nativeEvent.offsetY + sight.top) / sight.perMillimetre,
  });
  /** One sample of the recording: finer than that nothing is known. */
  const sample = view.speed / group.samplingFrequency;
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      dragged.current = pointOf(event);
      event.currentTarget.setPointerCapture(event.pointerId);
      set(undefined);
    },
    onPointerMove: (event: PointerEvent) => {
      if (dragged.current !== undefined) set({ from: dragged.current, to: pointOf(event) });
    },
    onPointerUp: () => {
      dragged.current = undefined;
    },
    onKeyDown: (event: KeyboardEvent) => {
      const next = caliperAfter(event, { caliper, sample, middle: middleOf(sight) });
      if (next === 'unchanged') return;
      event.preventDefault();
      event.stopPropagation();
      set(next);
    },
  };
}

function middleOf(sight: Sight): PaperPoint {
  return {
    x: (sight.left + sight.width / 2) / sight.perMillimetre,
    y: (sight.top + sight.height / 2) / sight.perMillimetre,
  };
}
