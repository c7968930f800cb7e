import { useRef } from 'react';

import { type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { type PairSide, pairSides } from '#viewer/rendering/pair/pair.ts';
import { scaleOf, turnOf } from '#viewer/rendering/pair/similarity.ts';
import { Button } from '#viewer/ui/Button.tsx';
import { useKeepFocus } from '#viewer/ui/useKeepFocus.ts';
import { useSettled } from '#viewer/viewports/useSettled.ts';
import { fitOf, mostPoints, nextSide, type Points, pointsOf } from './adjusting.ts';
import { type Adjusting, type Adjustment } from './useAdjusting.ts';

export interface AdjustBarProps {
  readonly adjusting: Adjusting;
  /** Of the later photograph, for saying how much is left: pixels across, and millimetres of one, if known. */
  readonly width: number | undefined;
  readonly millimetres: number | undefined;
  /** Sets a point in the middle of what a half shows. */
  readonly onPut: (side: PairSide) => void;
  readonly mayPropose: boolean;
}

/** Laying the earlier photograph on the later one: what has been done, and what can be. */
export function AdjustBar(props: AdjustBarProps) {
  const { adjust } = useMessages().panes.photoSet.pair;
  const bar = useRef<HTMLElement>(null);
  useKeepFocus(bar);
  return (
    <section ref={bar} className="pair-adjust" aria-label={adjust.title}>
      <output className="pair-adjust-said">
        <Said {...props} />
      </output>
      <div className="pair-choices">
        <Choices {...props} />
      </div>
    </section>
  );
}

/** How far it has come. What it stands in is there for as long as the bar, so that each new state is heard. */
function Said(props: AdjustBarProps) {
  const { step, adjustment } = props.adjusting;
  const { pair } = useMessages().panes.photoSet;
  const { adjust } = pair;
  switch (step.kind) {
    case 'points': {
      const next = nextSide(step.points);
      return (
        <span>
          {next === undefined ? adjust.full : adjust.instruct(after(step.points, next), pair[next])}
        </span>
      );
    }
    case 'seeking':
      return <span>{adjust.seeking}</span>;
    case 'proposal':
      return (
        <>
          <span>{adjust.proposed(step.adjustment.places)}</span>
          <What {...props} adjustment={step.adjustment} />
        </>
      );
    case 'refused':
    case 'none':
      return (
        <>
          {step.kind === 'refused' && <span className="pair-refused">{adjust.refused[step.why]}</span>}
          {adjustment !== undefined && (
            <>
              <span>{wordsOf(adjustment, adjust)}</span>
              <What {...props} adjustment={adjustment} />
            </>
          )}
        </>
      );
  }
}

function Choices(props: AdjustBarProps) {
  const { adjusting, mayPropose } = props;
  const { adjust } = useMessages().panes.photoSet.pair;
  const { step, adjustment } = adjusting;
  switch (step.kind) {
    case 'points':
      return <PointsStage {...props} points={step.points} />;
    case 'seeking':
      return <Button onClick={adjusting.cancel}>{adjust.cancel}</Button>;
    case 'proposal':
      return (
        <>
          <Button variant="primary" onClick={adjusting.accept}>
            {adjust.accept}
          </Button>
          <Button onClick={adjusting.cancel}>{adjust.reject}</Button>
        </>
      );
    case 'refused':
    case 'none':
      return (
        <>
          {adjustment !== undefined && <Button onClick={adjusting.reset}>{adjust.reset}</Button>}
          <Button variant="tertiary" onClick={adjusting.begin}>
            {adjust.begin}
          </Button>
          {mayPropose ? (
            <Button variant="tertiary" onClick={adjusting.propose}>
              {adjust.propose}
            </Button>
          ) : (
            <span className="pair-quiet">{adjust.elsewhere}</span>
          )}
        </>
      );
  }
}

function PointsStage({ points, ...props }: AdjustBarProps & { readonly points: Points }) {
  const { adjusting } = props;
  const { pair } = useMessages().panes.photoSet;
  const { adjust } = pair;
  const next = nextSide(points);
  const fit = fitOf(points);
  return (
    <>
      {pairSides.map((side) => (
        <Button
          key={side}
          disabled={after(points, side) > mostPoints}
          variant={side === next ? 'secondary' : 'tertiary'}
          data-next={side === next || undefined}
          onClick={() => props.onPut(side)}
        >
          {adjust.put(Math.min(after(points, side), mostPoints), pair[side])}
        </Button>
      ))}
      <Settled
        {...props}
        adjustment={
          fit === undefined ? undefined : { ...fit, by: 'points', places: pointsOf(points, 'now').length }
        }
      />
      <Button disabled={points.length === 0} onClick={adjusting.undo}>
        {adjust.undo}
      </Button>
      <Button
        variant="primary"
        disabled={fit === undefined}
        data-next={next === undefined || undefined}
        onClick={adjusting.accept}
      >
        {adjust.apply}
      </Button>
      <Button variant="tertiary" onClick={adjusting.cancel}>
        {adjust.cancel}
      </Button>
    </>
  );
}

/** What the points come to: seen at once, spoken when they are no longer moved. */
function Settled(props: AdjustBarProps & { readonly adjustment: Adjustment | undefined }) {
  const { adjustment } = props;
  const words = useMessages();
  const settled = useSettled(adjustment === undefined ? '' : whatWords(words, { ...props, adjustment }));
  return (
    <>
      {adjustment !== undefined && <What {...props} adjustment={adjustment} />}
      <output className="visually-hidden">{settled}</output>
    </>
  );
}

/** Which point comes next in a half, from 1. */
function after(points: Points, side: PairSide): number {
  return pointsOf(points, side).length + 1;
}

/** «dreid 12° · skalert til 95 % · avvik 4 px (0,6 % av bredden)»; two points always fit, so that they leave nothing to tell. */
function What(props: WhatProps) {
  return <span className="pair-quiet">{whatWords(useMessages(), props)}</span>;
}

type WhatProps = Pick<AdjustBarProps, 'width' | 'millimetres'> & { readonly adjustment: Adjustment };

function whatWords({ panes, common }: Messages, { adjustment, width, millimetres }: WhatProps): string {
  const { pair } = panes.photoSet;
  const { similarity, residual, places } = adjustment;
  const left =
    width === undefined || places < 3
      ? undefined
      : pair.adjust.residual(
          common.number(residual, 1),
          common.number((100 * residual) / width, 2),
          millimetres === undefined ? undefined : common.number(residual * millimetres, 1),
        );
  const parts = [
    pair.turn(common.number(turnOf(similarity), 1)),
    pair.scaled(common.number(scaleOf(similarity) * 100, 0)),
    left,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function wordsOf(
  { by, places }: Adjustment,
  adjust: { readonly byPoints: (n: number) => string; readonly byProposal: (n: number) => string },
): string {
  return by === 'points' ? adjust.byPoints(places) : adjust.byProposal(places);
}
