import { purgeRendering } from '#viewer/rendering/purgeRendering.ts';
import { whenPurged } from '#viewer/session/purge.ts';

export { Comparison } from '#viewer/comparison/Comparison.tsx';
export { DoseDialog } from '#viewer/comparison/doses/DoseDialog.tsx';

// Whatever paints is emptied with the session, from the moment it is here.
whenPurged(purgeRendering);
