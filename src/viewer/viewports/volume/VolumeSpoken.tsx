import { useMessages } from '#viewer/i18n/messages.tsx';
import { type PaintedVolume } from '#viewer/rendering/volume/volume.ts';
import { SpokenChange } from '#viewer/viewports/Announcement.tsx';
import { seenFrom } from './seenFrom.ts';
import { seenFromWords, volumeLookWords, volumePlaceWords } from './volumeWords.ts';

/** What hands and keys do with a volume, for whoever does not see it; the volume being the same, all of it is of that. */
export function VolumeSpoken({ state }: { readonly state: PaintedVolume }) {
  const messages = useMessages();
  const { volume } = messages.panes;
  return (
    <>
      <SpokenChange text={seenFromWords(volume, seenFrom(state.towards))} within={0} isActive />
      <SpokenChange text={volumePlaceWords(volume, state)} within={0} isActive />
      <SpokenChange text={volumeLookWords(messages, state)} within={0} isActive />
    </>
  );
}
