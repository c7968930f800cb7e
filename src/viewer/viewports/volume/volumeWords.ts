import { type Messages } from '#viewer/i18n/messages.tsx';
import { type PaintedVolume } from '#viewer/rendering/volume/volume.ts';
import { lookWords } from '#viewer/viewports/lookWords.ts';
import { type SeenFrom } from './seenFrom.ts';

type VolumeWords = Messages['panes']['volume'];

/** «Forfra, 30° mot pasientens venstre side, 15° ovenfra»: to be spoken, for whoever does not see the cube. */
export function seenFromWords(
  { from, spoken }: Pick<VolumeWords, 'from' | 'spoken'>,
  { around, above, rolled }: SeenFrom,
): string {
  return [
    ...(Math.abs(above) === 90
      ? [above > 0 ? from.head : from.feet]
      : [...aroundWords({ from, spoken }, around), ...aboveWords(spoken, above)]),
    ...(rolled === 0 ? [] : [spoken.rolled[rolled > 0 ? 'right' : 'left'](Math.abs(rolled))]),
  ].join(', ');
}

function aroundWords({ from, spoken }: Pick<VolumeWords, 'from' | 'spoken'>, around: number): string[] {
  const side = around > 0 ? 'left' : 'right';
  if (Math.abs(around) === 90) return [from[side]];
  const [base, beyond] =
    Math.abs(around) < 90 ? [from.front, Math.abs(around)] : [from.back, 180 - Math.abs(around)];
  return beyond === 0 ? [base] : [base, spoken.towards[side](beyond)];
}

function aboveWords(spoken: VolumeWords['spoken'], above: number): string[] {
  if (above === 0) return [];
  return [spoken[above > 0 ? 'above' : 'below'](Math.abs(above))];
}

/** How near it is, and how far it has been moved from the middle. */
export function volumePlaceWords(
  { spoken }: Pick<VolumeWords, 'spoken'>,
  { zoom, moved }: Pick<PaintedVolume, 'zoom' | 'moved'>,
): string {
  const [right, down] = [Math.round(moved.right), Math.round(moved.down)];
  const ways = [
    ...(right === 0 ? [] : [spoken.moved[right > 0 ? 'right' : 'left'](Math.abs(right))]),
    ...(down === 0 ? [] : [spoken.moved[down > 0 ? 'down' : 'up'](Math.abs(down))]),
  ];
  return [spoken.zoom(Math.round(zoom * 100)), ...ways].join(', ');
}

/** As what it is rendered, and what hands have made of that. */
export function volumeLookWords(
  messages: Pick<Messages, 'panes' | 'common'>,
  state: Pick<PaintedVolume, 'preset' | 'change' | 'window' | 'isInverted'>,
): string {
  const { lookName, spoken } = messages.panes.volume;
  const { preset, change } = state;
  if (preset === 'mip') return [lookName.mip, lookWords(messages, state)].join(', ');
  const isChanged = change.shift !== 0 || change.stretch !== 1;
  const values = spoken.values(Math.round(change.shift), Math.round(change.stretch * 100));
  return [lookName[preset], ...(isChanged ? [values] : [])].join(', ');
}
