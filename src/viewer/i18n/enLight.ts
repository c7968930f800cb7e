import { countedEn } from './numbers.ts';
import { type nbLight } from './nbLight.ts';

/** Words for what lies over a picture and for its colours, English. */
export const enLight: typeof nbLight = {
  shutter: { on: 'Shutter on', off: 'Shutter off' },
  shutterLong: {
    on: 'The device has shuttered the edges: part of the image is hidden. Show all of it.',
    off: 'The whole image is shown, shuttered parts too. Shutter it again.',
  },
  toggleShutter: 'Shutter off or on',
  graphics: {
    on: (n) => `Graphics from the device: ${n}`,
    off: (n) => `Graphics hidden: ${n}`,
  },
  graphicsLong: (names) => ['Drawn into the image by the device. Hide or show.', ...names].join(' · '),
  toggleGraphics: 'Graphics from the device off or on',
  graphicsMissing: (n) => `${countedEn(n, 'graphics layer', 'graphics layers')} missing`,
  graphicsMissingLong: 'The image has graphics from the device that could not be fetched or read.',
  table: (n, name) => `Greyscale table ${n}${name === undefined ? '' : `: ${name}`}`,
  tableMissing: 'Greyscale table missing',
  tableMissingLong:
    'The image asks for a greyscale table that could not be fetched. Brightness and contrast may differ.',
  profileNotApplied: 'Colour profile not applied',
  profileNotAppliedLong:
    'The image has a colour profile that could not be used. Colours may differ from the original.',
};
