import { SpeakerFillIcon, SpeakerSlashFillIcon } from '@navikt/aksel-icons';
import { useState } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { IconButton } from '#viewer/ui/Button.tsx';

/** Sound is off until asked for: a ward is no place for a film that speaks by itself. */
export function FilmSound({ onVolume }: { readonly onVolume: (volume: number) => void }) {
  const { panes } = useMessages();
  const [isOn, setIsOn] = useState(false);
  const [strength, setStrength] = useState(1);
  const turn = (volume: number) => {
    setIsOn(volume > 0);
    onVolume(volume);
  };
  return (
    <span className="film-sound">
      <IconButton
        tooltipSide="top"
        label={isOn ? panes.soundOff : panes.soundOn}
        icon={isOn ? <SpeakerFillIcon aria-hidden /> : <SpeakerSlashFillIcon aria-hidden />}
        onClick={() => turn(isOn ? 0 : strength)}
      />
      <input
        type="range"
        aria-label={panes.video.volume}
        min={0.05}
        max={1}
        step={0.05}
        value={strength}
        onChange={(event) => {
          setStrength(Number(event.currentTarget.value));
          turn(Number(event.currentTarget.value));
        }}
      />
    </span>
  );
}
