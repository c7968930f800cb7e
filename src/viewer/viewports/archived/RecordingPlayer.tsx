import { type RefObject, useEffect } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';

interface RecordingPlayerProps {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly media: string;
  readonly onKnown: (playing: 'possible' | 'impossible') => void;
  /** Where the player is put. */
  readonly place: RefObject<HTMLDivElement | null>;
}

/** The browser's own player of a file; made by hand, since a recording that nobody has written out has no captions to name. */
export function RecordingPlayer({ bytes, media, onKnown, place }: RecordingPlayerProps) {
  const { name } = useMessages().archived.sound;
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([bytes], { type: media }));
    const audio = new Audio();
    audio.controls = true;
    audio.className = 'archived-player';
    audio.setAttribute('aria-label', name);
    audio.addEventListener('loadedmetadata', () => onKnown('possible'));
    audio.addEventListener('error', () => onKnown('impossible'));
    audio.src = url;
    place.current?.append(audio);
    return () => {
      audio.pause();
      audio.remove();
      URL.revokeObjectURL(url);
    };
  }, [bytes, media, name, onKnown, place]);
  return <div ref={place} className="archived-player-place" />;
}
