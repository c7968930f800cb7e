import { useCallback, useMemo, useRef, useState } from 'react';

import { type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { type PairCommands, type PairSide, pairSides } from '#viewer/rendering/pair/pair.ts';
import { Notice } from '#viewer/ui/Notice.tsx';
import { AdjustBar } from './AdjustBar.tsx';
import { BlinkControls, GhostControl, WipeControl } from './ModeControls.tsx';
import './pair.css';
import { PairBar } from './PairBar.tsx';
import { PairHalf } from './PairHalf.tsx';
import { type PairMode } from './pairMode.ts';
import { type PairPhoto } from './pairPhoto.ts';
import { pairWarnings, scaleWords } from './pairWords.ts';
import { PointMarkers } from './PointMarkers.tsx';
import { type Adjusting, useAdjusting } from './useAdjusting.ts';
import { type Blink, useBlink } from './useBlink.ts';
import { usePairCommands } from './usePairCommands.ts';
import { type PairOnScreen, usePairSession } from './usePairSession.ts';
import { placeWords } from '#viewer/viewports/placeWords.ts';
import { SpokenChange } from '#viewer/viewports/Announcement.tsx';
import { useSettled } from '#viewer/viewports/useSettled.ts';

export interface PhotoPairProps {
  readonly mode: PairMode;
  readonly onMode: (mode: PairMode) => void;
  readonly photos: Readonly<Record<PairSide, PairPhoto>>;
  /** The half that the filmstrip fills. */
  readonly active: PairSide;
  readonly onActive: (side: PairSide) => void;
  readonly isLater: boolean;
  readonly onClose: () => void;
}

/** Two photographs of one place, then and now, seen together in one of four ways. */
export function PhotoPair(props: PhotoPairProps) {
  const { photos } = props;
  const words = useMessages().panes.photoSet.pair;
  const commands = useRef<PairCommands>(undefined);
  const key = pairSides.map((side) => photos[side].position.instance.sopInstanceUid).join(' ');
  const laid = useAdjusting(key, commands);
  const [trial, setTrial] = useState<PairMode>('blink');
  const mode = modeOf(props.mode, trial, laid);
  const blink = useBlink(mode === 'blink');
  const [wipe, setWipe] = useState(50);
  const [ghost, setGhost] = useState(50);
  const keep = useCallback((next: PairCommands | undefined) => {
    commands.current = next;
  }, []);
  const adjusting = onTrial(laid, () => setTrial('blink'));
  const pair = usePair(photos, adjusting, keep);
  const chooseMode = (next: PairMode) => {
    if (laid.step.kind === 'points') laid.cancel();
    if (laid.step.kind === 'proposal') setTrial(next);
    else props.onMode(next);
  };
  const mayPropose = isSamePlace(photos);
  usePairCommands({ commands: pair.commands, adjusting, blink, mode, mayPropose, onMode: chooseMode });
  const stage = (element: HTMLElement | null) => {
    element?.style.setProperty('--wipe', `${wipe}%`);
    element?.style.setProperty('--ghost', String(ghost / 100));
  };
  return (
    <>
      <PairBar
        mode={mode}
        onMode={chooseMode}
        onZoom={(factor) => pair.commands?.zoomBy(factor)}
        onFit={() => pair.commands?.fit()}
        onActualSize={() => pair.commands?.actualSize()}
        onClose={props.onClose}
      >
        {mode === 'blink' && <BlinkControls blink={blink} />}
        {mode === 'ghost' && <GhostControl value={ghost} onChange={setGhost} />}
      </PairBar>
      <Said {...props} pair={pair} />
      <SpokenChange text={shownWords(words, mode, blink)} within={0} isActive />
      <div ref={stage} className="pair-stage" data-mode={mode} data-blink={blink.shown}>
        {pairSides.map((half) => (
          <Half key={half} {...props} half={half} pair={pair} adjusting={adjusting} />
        ))}
        {mode === 'slider' && <WipeControl value={wipe} onChange={setWipe} />}
        {mode === 'blink' && <BlinkSign shown={blink.shown} />}
      </div>
      <AdjustBar
        adjusting={adjusting}
        width={pair.commands?.widthOf('now')}
        millimetres={millimetresOf(pair)}
        mayPropose={mayPropose}
        onPut={(side) => putInMiddle(side, pair, adjusting)}
      />
    </>
  );
}

/** A new proposal is looked at afresh, whatever way the last one was. */
function onTrial(adjusting: Adjusting, begin: () => void): Adjusting {
  return {
    ...adjusting,
    propose: () => {
      begin();
      adjusting.propose();
    },
  };
}

/** Points are set side by side; a proposal is looked at by blinking, until another way is asked for. */
function modeOf(wished: PairMode, trial: PairMode, { step }: Adjusting): PairMode {
  if (step.kind === 'points') return 'side';
  return step.kind === 'proposal' ? trial : wished;
}

function usePair(
  photos: PhotoPairProps['photos'],
  adjusting: Adjusting,
  onCommands: (commands: PairCommands | undefined) => void,
): PairOnScreen {
  const { panes } = useMessages();
  const { pair } = panes.photoSet;
  const { past, now } = photos;
  const similarity = adjusting.adjustment?.similarity;
  const isPointing = adjusting.step.kind === 'points';
  const manner = useMemo(() => ({ adjustment: similarity, isPointing }), [similarity, isPointing]);
  const labels = useMemo(
    () => ({ past: `${pair.past}, ${past.heading.date}`, now: `${pair.now}, ${now.heading.date}` }),
    [pair, past, now],
  );
  const place = useMemo(() => placeWords(panes), [panes]);
  return usePairSession({ photos, manner, labels, place, onPoint: adjusting.hand, onCommands });
}

interface HalfProps extends PhotoPairProps {
  readonly half: PairSide;
  readonly pair: PairOnScreen;
  readonly adjusting: Adjusting;
}

function Half({ half, pair, adjusting, photos, active, onActive }: HalfProps) {
  const words = useMessages().panes.photoSet.pair;
  const { step, adjustment } = adjusting;
  const trial = step.kind === 'proposal' ? words.trial : words.adjusted;
  return (
    <PairHalf
      half={half}
      photo={photos[half]}
      state={pair.state.halves[half]}
      isActive={active === half}
      onActivate={() => onActive(half)}
      onRetry={() => pair.commands?.retry(half)}
      picture={pair.picture[half]}
      hand={pair.hand[half]}
      adjusted={half === 'past' && adjustment !== undefined ? trial : undefined}
    >
      {step.kind === 'points' && pair.commands !== undefined && (
        <PointMarkers
          half={half}
          points={step.points}
          commands={pair.commands}
          onPlaced={pair.onPlaced}
          onMove={(number, to) => adjusting.moveTo(half, number, to)}
        />
      )}
    </PairHalf>
  );
}

/** What must be known before the two are compared: other sides, other places, no common scale. */
function Said({ photos, isLater, pair }: PhotoPairProps & { readonly pair: PairOnScreen }) {
  const words = useMessages();
  const { both } = words.panes.photoSet.pair;
  const warnings = pairWarnings(words, photos, isLater);
  const { relation } = pair.state;
  return (
    <>
      {warnings.length > 0 && (
        <div role="alert">
          {warnings.map((warning) => (
            <Notice key={warning} kind="danger">
              <strong>{warning}</strong>
            </Notice>
          ))}
        </div>
      )}
      <output className="visually-hidden">
        {useSettled(both(spokenOf(photos.past), spokenOf(photos.now)))}
      </output>
      {relation !== undefined && (
        <output className="pair-scale" data-kind={relation.kind}>
          {scaleWords(words, relation)}
        </output>
      )}
    </>
  );
}

/** A photograph as it is spoken: when it was taken, and what it is of. */
function spokenOf({ heading }: PairPhoto): string {
  return [heading.date, heading.description].filter((part) => part !== '').join(', ');
}

/** In which way the pair is seen; which of the two, where a hand changes them. */
function shownWords(
  { mode: names, shows }: Messages['panes']['photoSet']['pair'],
  mode: PairMode,
  { isRunning, shown }: Blink,
): string {
  return mode === 'blink' && !isRunning ? `${names.blink}, ${shows[shown]}` : names[mode];
}

function BlinkSign({ shown }: { readonly shown: PairSide }) {
  const { shows } = useMessages().panes.photoSet.pair;
  return (
    <span className="pair-sign" data-half={shown}>
      {shows[shown]}
    </span>
  );
}

function isSamePlace({ past, now }: PhotoPairProps['photos']): boolean {
  const isOther = past.side !== undefined && now.side !== undefined && past.side !== now.side;
  return !isOther && past.region === now.region;
}

function millimetresOf(pair: PairOnScreen): number | undefined {
  const { now } = pair.state.halves;
  if (now.state !== 'painted' || now.millimetresPerPixel === undefined) return undefined;
  return (now.millimetresPerPixel * now.scale) / devicePixelRatio;
}

/** Without a pointer: the point begins in the middle of what is seen, takes focus, and is moved by arrows. */
function putInMiddle(side: PairSide, pair: PairOnScreen, adjusting: Adjusting): void {
  const element = pair.hand[side].current;
  if (element === null || adjusting.step.kind !== 'points') return;
  const middle = { x: element.clientWidth / 2, y: element.clientHeight / 2 };
  const point = pair.commands?.toImage(side, middle);
  if (point === undefined) return;
  adjusting.put(side, point);
  // It is in the page after the next painting.
  requestAnimationFrame(() => {
    const markers = document.querySelectorAll<HTMLElement>(`.pair-point[data-half="${side}"]`);
    markers[markers.length - 1]?.focus();
  });
}
