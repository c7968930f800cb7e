import { type UltrasoundPoint } from '#dicom/ultrasoundPoint.ts';
import { type DifferenceReading } from '#viewer/rendering/subtraction/subtraction.ts';

/** What stands at one pixel of the painted image; columns and rows from 0, from the upper left as stored. */
export type ProbeReading =
  | { readonly kind: 'outside' }
  | {
      readonly kind: 'value';
      readonly x: number;
      readonly y: number;
      /** After the modality transform. */
      readonly value: number;
      /** Of the stored bits, before it. */
      readonly stored: number;
      readonly unit?: string;
      /** The object says that this stored value is no tissue (PS3.3 C.7.5.1.1.2). */
      readonly isPadding: boolean;
      readonly physical: UltrasoundPoint;
    }
  | DifferenceReading
  | {
      readonly kind: 'colour';
      readonly x: number;
      readonly y: number;
      /** Of 255, as painted. */
      readonly red: number;
      readonly green: number;
      readonly blue: number;
      readonly physical: UltrasoundPoint;
    };
