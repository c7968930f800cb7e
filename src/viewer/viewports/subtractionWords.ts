import { type Messages } from '#viewer/i18n/messages.tsx';
import { type SubtractionShown } from '#viewer/rendering/subtraction/subtraction.ts';

/** Whether the picture is a difference, and of what. */
export function subtractionWords(
  subtraction: Messages['panes']['subtraction'],
  shown: SubtractionShown,
): string {
  switch (shown.kind) {
    case 'off':
    case 'outside':
      return subtraction[shown.kind];
    case 'refused':
      return subtraction.refused(shown.what);
    case 'subtracted': {
      const { masks, contrast, moved, basis } = shown;
      return [
        subtraction.subtracted(masks),
        contrast > 1 ? subtraction.averaged(contrast) : undefined,
        moved.x === 0 && moved.y === 0 ? undefined : subtraction.moved(moved),
        subtraction.basis[basis],
      ]
        .filter((part) => part !== undefined)
        .join(' · ');
    }
  }
}
