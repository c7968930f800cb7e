/**
 * The words of a view's address. The viewer writes and reads them, and the gateway carries them, and nothing else, from a link into a
 * context. `series`, `instance`, `frame` and `key` are for other systems to point with.
 */
export const viewWords = [
  'studies',
  'compare',
  'series',
  'instance',
  'frame',
  'key',
  'grid',
  'set',
  'layout',
  'stage',
  'order',
  'locked',
  'planes',
  'over',
  'volume',
  'stress',
  'ecg',
  'lock',
  'unlinked',
  'photos',
  'regions',
  'pair',
] as const;

export type ViewWord = (typeof viewWords)[number];
