import { counted } from './numbers.ts';

/** Words for what lies over a picture and for its colours, bokmål. */
export const nbLight = {
  shutter: { on: 'Blender på', off: 'Blender av' },
  shutterLong: {
    on: 'Apparatet har blendet av kantene: en del av bildet er skjult. Vis hele bildet.',
    off: 'Hele bildet vises, også det apparatet har blendet av. Blend av igjen.',
  },
  toggleShutter: 'Blender av eller på',
  graphics: {
    on: (n: number) => `Grafikk fra apparatet: ${n}`,
    off: (n: number) => `Grafikk skjult: ${n}`,
  },
  graphicsLong: (names: readonly string[]) =>
    ['Tegnet inn i bildet av apparatet. Skjul eller vis.', ...names].join(' · '),
  toggleGraphics: 'Grafikk fra apparatet av eller på',
  graphicsMissing: (n: number) => `${counted(n, 'grafikklag', 'grafikklag')} mangler`,
  graphicsMissingLong: 'Bildet har grafikk fra apparatet som ikke kunne hentes eller leses.',
  table: (n: number, name: string | undefined) =>
    `Gråtonetabell ${n}${name === undefined ? '' : `: ${name}`}`,
  tableMissing: 'Gråtonetabell mangler',
  tableMissingLong:
    'Bildet skal vises gjennom en gråtonetabell som ikke kunne hentes. Lys og kontrast kan avvike.',
  profileNotApplied: 'Fargeprofil ikke brukt',
  profileNotAppliedLong:
    'Bildet har en fargeprofil som ikke kunne brukes. Fargene kan avvike fra originalen.',
};
