import { type Messages } from '#viewer/i18n/messages.tsx';
import { type PlaceWords } from '#viewer/rendering/painting/viewPlace.ts';

/** How near a picture is and what of it is in the middle, in words to be spoken. */
export function placeWords({ place }: Messages['panes']): PlaceWords {
  return ({ zoom, isWhole, middle }) => {
    const percent = Math.round(zoom * 100);
    return isWhole ? place.whole(percent) : place.part(percent, middle.x, middle.y);
  };
}
