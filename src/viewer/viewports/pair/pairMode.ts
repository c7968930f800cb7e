/** How two photographs are seen together; their number keys follow this order. */
export const pairModes = ['side', 'slider', 'blink', 'ghost'] as const;
export type PairMode = (typeof pairModes)[number];
