import { countedEn } from './numbers.ts';
import { type nbLight } from './nbLight.ts';

/** Words for what lies over a picture and for its colours, English. */
export const enLight: typeof nbLight = {
  shutter: { on: 'Shutter on', off: 'Shutter off' },
  shutterLong: {
    on: 'Part of the image is shuttered and hidden. Show all of it.',
    off: 'The whole image is shown, shuttered parts too. Shutter it again.',
  },
  toggleShutter: 'Shutter off or on',
  graphics: {
    on: (n) => `Graphics from the device: ${n}`,
    off: (n) => `Graphics hidden: ${n}`,
    state: (n) => `Graphics over the image: ${n}`,
  },
  graphicsWithheld: (n) => `${countedEn(n, 'graphics layer', 'graphics layers')} left out`,
  graphicsWithheldLong:
    'The presentation state does not show these graphics of the image. Show the image as stored to see them.',
  graphicsLong: (names, fromState) =>
    [
      fromState === 0
        ? 'Drawn into the image by the device. Hide or show.'
        : `${countedEn(fromState, 'layer', 'layers')} from the presentation state. Hide or show.`,
      ...names,
    ].join(' · '),
  toggleGraphics: 'Graphics over the image off or on',
  graphicsMissing: (n) => `${countedEn(n, 'graphics layer', 'graphics layers')} missing`,
  graphicsMissingLong: 'The image or its presentation state has graphics that could not be fetched or read.',
  table: (n, name) => `Greyscale table ${n}${name === undefined ? '' : `: ${name}`}`,
  tableMissing: 'Greyscale table missing',
  tableMissingLong:
    'The image asks for a greyscale table that could not be fetched. Brightness and contrast may differ.',
  profileNotApplied: 'Colour profile not applied',
  profileNotAppliedLong:
    'The image has a colour profile that could not be used. Colours may differ from the original.',
};
