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

export interface PhysicalWords {
  readonly x?: { readonly value: number; readonly unit: string };
  readonly y?: { readonly value: number; readonly unit: string };
}
