import { openEncoders } from './encoders.ts';
import { explicitLittleEndian, type Phantom } from './phantomFiles.ts';

export const numberStudy = 'tall';
export const numberOfSlices = 400;
/** Pixels of a side. */
const side = 72;
/** Of a slice's number: one upright bar for each, the lowest to the left, with its opposite below it. */
export const bits = 9;

/** A volume whose every slice bears its own number, from 1; every other one is compressed, so that both ways of decoding race each other. */
export async function numberPhantom(): Promise<readonly Phantom[]> {
  const encoders = await openEncoders();
  return Array.from({ length: numberOfSlices }, (_, index) => {
    const number = index + 1;
    const values = Uint16Array.from({ length: side * side }, (__, at) => {
      const [x, y] = [at % side, Math.floor(at / side)];
      const isSet = ((number >> Math.floor(x / (side / bits))) & 1) === 1;
      return y < side / 2 === isSet ? 4000 : 200;
    });
    const picture = { rows: side, columns: side, bits: 12, values };
    const isPlain = number % 2 === 0;
    return {
      study: numberStudy,
      series: 'tall',
      seriesNumber: 1,
      instanceNumber: number,
      ...picture,
      transferSyntaxUid: isPlain ? explicitLittleEndian : '1.2.840.10008.1.2.4.80',
      pixels: (isPlain ? encoders.native : encoders['JPEG-LS'])(picture),
      attributes: {
        PixelSpacing: ['1', '1'],
        ImageOrientationPatient: ['1', '0', '0', '0', '1', '0'],
        ImagePositionPatient: ['0', '0', String(number)],
      },
    };
  });
}
