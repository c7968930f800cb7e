import { useEffect, useMemo, useState } from 'react';

import { degreesOf, inverseOf, moveBy, type Rigid, turnBy } from '#dicom/rigid.ts';
import { type Volume } from '#dicom/volume.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { PlaneCanvas } from '#viewer/rendering/planes/PlaneCanvas.tsx';
import { anatomicalPlanes, planeGrid } from '#viewer/rendering/planes/planeGrid.ts';
import { type VolumeSource } from '#viewer/rendering/planes/planes.ts';
import { type PlanesSession, type PlanesWish } from '#viewer/rendering/planes/planesSession.ts';
import { Button } from '#viewer/ui/Button.tsx';
import { Dialog } from '#viewer/ui/Dialog.tsx';
import { SpokenChange } from '#viewer/viewports/Announcement.tsx';
import { canvasWords } from '#viewer/viewports/canvasWords.ts';
import { usePlanesSession, usePlaneState } from '#viewer/viewports/planes/usePlanes.ts';
import { type Registered, type Series, sourceOf } from './registration.ts';
import { residualWords } from './registrationWords.ts';
import './registration.css';

export interface BlinkDialogProps {
  readonly present: Series & { readonly name: string };
  readonly prior: Series & { readonly name: string };
  readonly registered: Registered;
  readonly onAccept: () => void;
  readonly onReject: () => void;
}

/** Milliseconds that each of the two is seen. */
const beat = 700;

/** The two studies at the same place, in turn: whether the body lies still is for the eye to say, before anything follows. */
export function BlinkDialog(props: BlinkDialogProps) {
  const { linking } = useMessages().panes;
  const { present, prior, registered } = props;
  const wishes = useMemo(() => wishesOf(present, prior, registered.placing), [present, prior, registered]);
  return (
    <Dialog title={linking.approve.title} closeLabel={linking.close} onClose={props.onReject} wide>
      {wishes !== undefined && <Blinking {...props} wishes={wishes} />}
    </Dialog>
  );
}

interface Wishes {
  readonly present: PlanesWish;
  readonly prior: PlanesWish;
}

function Blinking(props: BlinkDialogProps & { readonly wishes: Wishes }) {
  const { wishes, registered, onAccept, onReject } = props;
  const { linking } = useMessages().panes;
  const { approve } = linking;
  const present = usePlanesSession(wishes.present);
  const prior = usePlanesSession(wishes.prior);
  const blink = useBlink();
  const name = blink.shown === 'present' ? props.present.name : props.prior.name;
  const shown = `${approve.shown[blink.shown]} · ${name}`;
  useEffect(() => {
    if (present === undefined || prior === undefined) return undefined;
    return present.subscribe(() => follow(prior, present));
  }, [present, prior]);
  return (
    <div className="blink">
      <p>{approve.explain}</p>
      <div className="blink-planes" data-shown={blink.shown}>
        {present !== undefined &&
          prior !== undefined &&
          anatomicalPlanes.map((plane) => (
            <Plane key={plane} plane={plane} present={present} prior={prior} />
          ))}
        <span className="blink-name" data-role={blink.shown}>
          {shown}
        </span>
      </div>
      <SpokenChange text={blink.isOn ? '' : shown} within={0} isActive />
      {present !== undefined && <Place session={present} />}
      <p>
        {sentence(residualWords(linking, registered))} {approve.most(registered.residual.most)}{' '}
        {approve.detail(degreesOf(registered.placing), registered.overlap)}
      </p>
      <div className="blink-actions">
        <Button aria-pressed={blink.isOn} onClick={blink.toggle}>
          {approve.blink}
        </Button>
        <Button onClick={blink.turn}>{approve.showOther}</Button>
        <span className="blink-space" />
        <Button onClick={onReject}>{approve.reject}</Button>
        <Button variant="primary" onClick={onAccept} data-first>
          {approve.accept}
        </Button>
      </div>
    </div>
  );
}

function Plane(of: {
  readonly plane: (typeof anatomicalPlanes)[number];
  readonly present: PlanesSession;
  readonly prior: PlanesSession;
}) {
  const { panes } = useMessages();
  const { approve } = panes.linking;
  const label = (which: 'present' | 'prior') => `${panes.planes.name[of.plane]}, ${approve.shown[which]}`;
  const words = canvasWords(panes);
  const [present, prior] = [usePlaneState(of.present, of.plane), usePlaneState(of.prior, of.plane)];
  const areHere = present?.state === 'painted' && prior?.state === 'painted';
  // The two are painted one after the other: nothing is to be judged by them before both are at one place.
  const isSamePlace = areHere && present.index === prior.index;
  return (
    <div className="blink-plane" data-plane={of.plane} data-state={isSamePlace ? 'painted' : 'loading'}>
      <div className="blink-layer" data-layer="present">
        <PlaneCanvas
          session={of.present}
          plane={of.plane}
          tool="scroll"
          words={words}
          label={label('present')}
        />
      </div>
      <div className="blink-layer" data-layer="prior">
        <PlaneCanvas session={of.prior} plane={of.plane} tool="scroll" words={words} label={label('prior')} />
      </div>
      {!areHere && <span className="blink-waiting">{panes.planes.loading}</span>}
    </div>
  );
}

/** Through the axial slices by key or finger; the wheel does it on the picture. */
function Place({ session }: { readonly session: PlanesSession }) {
  const { approve } = useMessages().panes.linking;
  const state = usePlaneState(session, 'axial');
  if (state === undefined) return null;
  return (
    <label className="blink-place">
      {approve.slice(state.index + 1, state.total)}
      <input
        type="range"
        aria-label={approve.place}
        min={0}
        max={state.total - 1}
        value={state.index}
        onChange={(event) => session.goTo('axial', Number(event.target.value))}
      />
    </label>
  );
}

/** Nothing blinks by itself for whoever has asked for less motion. */
function useBlink() {
  const [isOn, setOn] = useState(() => !matchMedia('(prefers-reduced-motion: reduce)').matches);
  const [shown, setShown] = useState<'present' | 'prior'>('present');
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setInterval(() => setShown(otherThan), beat);
    return () => clearInterval(timer);
  }, [isOn]);
  return {
    isOn,
    shown,
    toggle: () => setOn(!isOn),
    turn: () => {
      setOn(false);
      setShown(otherThan);
    },
  };
}

function otherThan(shown: 'present' | 'prior'): 'present' | 'prior' {
  return shown === 'present' ? 'prior' : 'present';
}

/** One goes where the other is, and is seen as it is seen. */
function follow(follower: PlanesSession, leader: PlanesSession): void {
  if (follower.cross !== leader.cross) follower.moveTo(leader.cross);
  const [own, theirs] = [follower.base.source.displaySet.modality, leader.base.source.displaySet.modality];
  const { window } = leader;
  const isOther = follower.window.center !== window.center || follower.window.width !== window.width;
  if (own === 'CT' && theirs === 'CT' && isOther) follower.setWindow(window);
  for (const [plane, view] of leader.views) {
    const mine = follower.views.get(plane);
    if (mine === undefined || mine.view === view.view) continue;
    mine.view = view.view;
    follower.changed();
  }
}

function wishesOf(present: Series, prior: Series, placing: Rigid): Wishes | undefined {
  const [base, other] = [sourceOf(present), sourceOf(prior)];
  if ('refused' in base || 'refused' in other) return undefined;
  const { grid } = base.volume;
  const grids = {
    axial: planeGrid(grid, 'axial'),
    coronal: planeGrid(grid, 'coronal'),
    sagittal: planeGrid(grid, 'sagittal'),
  };
  return {
    present: { base, start: -1 },
    prior: { base: laidBack(other, base.volume, placing), start: -1, grids },
  };
}

/** The prior volume as it lies in the present one's coordinates: the same voxels, turned and shifted. */
function laidBack(source: VolumeSource, present: Volume, placing: Rigid): VolumeSource {
  const back = inverseOf(placing);
  const { grid } = source.volume;
  const [a, b, c] = grid.axes;
  const laid = {
    ...grid,
    axes: [turnBy(back, a), turnBy(back, b), turnBy(back, c)] as const,
    origin: moveBy(back, grid.origin),
    frameOfReferenceUid: present.grid.frameOfReferenceUid,
  };
  return { ...source, volume: { ...source.volume, grid: laid } };
}

function sentence(words: string): string {
  return `${words.replace(/^./, (first) => first.toUpperCase())}.`;
}
