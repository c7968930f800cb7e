/** What the probe's words are made of. */
export interface PixelValue {
  readonly kind: 'value';
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly stored: number;
  readonly unit?: string;
  readonly isPadding: boolean;
  readonly physical: PhysicalWords;
}

export interface Colour {
  readonly kind: 'colour';
  readonly x: number;
  readonly y: number;
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly physical: PhysicalWords;
}

/** A pixel of one frame less another. */
export interface Difference {
  readonly kind: 'difference';
  readonly x: number;
  readonly y: number;
  readonly value: number | undefined;
  readonly stored: number;
  readonly basis: 'stored' | 'table' | 'log' | 'unstated';
  readonly physical: PhysicalWords;
}

export interface PhysicalWords {
  readonly x?: { readonly value: number; readonly unit: string };
  readonly y?: { readonly value: number; readonly unit: string };
}
