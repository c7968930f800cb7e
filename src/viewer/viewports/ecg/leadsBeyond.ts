import { type MultiplexGroup } from '#dicom/waveform.ts';
import { type Sight } from './pen.ts';
import { type EcgPage } from './ecgPage.ts';

/** Leads that begin outside what is in sight; empty where only the rest of curves lies there; undefined where nothing does. */
export interface BeyondSight {
  readonly right: readonly string[] | undefined;
  readonly below: readonly string[] | undefined;
}

/** CSS pixels of paper that may hang over without anything on them. */
const overhang = 24;

export function leadsBeyond(page: EcgPage, group: MultiplexGroup, sight: Sight): BeyondSight {
  const { perMillimetre } = sight;
  if (sight.width === 0 || sight.height === 0) return { right: undefined, below: undefined };
  const edge = { right: sight.left + sight.width, below: sight.top + sight.height };
  const names = (isBeyond: (strip: EcgPage['strips'][number]) => boolean) =>
    page.strips
      .filter(isBeyond)
      .map(({ channel }) => group.channels[channel])
      .flatMap((channel) => channel?.lead ?? channel?.label ?? []);
  return {
    right:
      page.width * perMillimetre - edge.right > overhang
        ? names(({ x }) => x * perMillimetre > edge.right - overhang)
        : undefined,
    below:
      page.height * perMillimetre - edge.below > overhang
        ? names(({ y }) => y * perMillimetre > edge.below)
        : undefined,
  };
}
