import { useRef } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { type PairSide, pairSides } from '#viewer/rendering/pair/pair.ts';
import { scaleOf, turnOf } from '#viewer/rendering/pair/similarity.ts';
import { Button } from '#viewer/ui/Button.tsx';
import { useKeepFocus } from '#viewer/ui/useKeepFocus.ts';
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
      <Stage {...props} />
    </section>
  );
}

function Stage(props: AdjustBarProps) {
  const { adjusting, mayPropose } = props;
  const { adjust } = useMessages().panes.photoSet.pair;
  const { step, adjustment } = adjusting;
  switch (step.kind) {
    case 'points':
      return <PointsStage {...props} points={step.points} />;
    case 'seeking':
      return (
        <>
          <output>{adjust.seeking}</output>
          <Button onClick={adjusting.cancel}>{adjust.cancel}</Button>
        </>
      );
    case 'proposal':
      return (
        <>
          <output>{adjust.proposed(step.adjustment.places)}</output>
          <What {...props} adjustment={step.adjustment} />
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
          {step.kind === 'refused' && <output className="pair-refused">{adjust.refused[step.why]}</output>}
          {adjustment !== undefined && (
            <>
              <span>{wordsOf(adjustment, adjust)}</span>
              <What {...props} adjustment={adjustment} />
              <Button onClick={adjusting.reset}>{adjust.reset}</Button>
            </>
          )}
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
  const number = (side: PairSide) => pointsOf(points, side).length + 1;
  return (
    <>
      <output>{next === undefined ? adjust.full : adjust.instruct(number(next), pair[next])}</output>
      {pairSides.map((side) => (
        <Button
          key={side}
          disabled={number(side) > mostPoints}
          variant={side === next ? 'secondary' : 'tertiary'}
          data-next={side === next || undefined}
          onClick={() => props.onPut(side)}
        >
          {adjust.put(Math.min(number(side), mostPoints), pair[side])}
        </Button>
      ))}
      {fit !== undefined && (
        <What {...props} adjustment={{ ...fit, by: 'points', places: pointsOf(points, 'now').length }} />
      )}
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

/** «dreid 12° · skalert til 95 % · avvik 4 px (0,6 % av bredden)»; two points always fit, so that they leave nothing to tell. */
function What(props: AdjustBarProps & { readonly adjustment: Adjustment }) {
  const { panes, common } = useMessages();
  const { pair } = panes.photoSet;
  const { adjustment, width, millimetres } = props;
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
  return <span className="pair-quiet">{parts.filter((part) => part !== undefined).join(' · ')}</span>;
}

function wordsOf(
  { by, places }: Adjustment,
  adjust: { readonly byPoints: (n: number) => string; readonly byProposal: (n: number) => string },
): string {
  return by === 'points' ? adjust.byPoints(places) : adjust.byProposal(places);
}
