import { counted } from './numbers.ts';

/** Words for what lies over a picture and for its colours, bokmål. */
export const nbLight = {
  shutter: { on: 'Blender på', off: 'Blender av' },
  shutterLong: {
    on: 'En del av bildet er blendet av og skjult. Vis hele bildet.',
    off: 'Hele bildet vises, også det som var blendet av. Blend av igjen.',
  },
  toggleShutter: 'Blender av eller på',
  graphics: {
    on: (n: number) => `Grafikk fra apparatet: ${n}`,
    off: (n: number) => `Grafikk skjult: ${n}`,
    state: (n: number) => `Grafikk over bildet: ${n}`,
  },
  graphicsWithheld: (n: number) => `${counted(n, 'grafikklag', 'grafikklag')} utelatt`,
  graphicsWithheldLong:
    'Visningstilstanden viser ikke denne grafikken fra bildet. Vis bildet som lagret for å se den.',
  graphicsLong: (names: readonly string[], fromState: number) =>
    [
      fromState === 0
        ? 'Tegnet inn i bildet av apparatet. Skjul eller vis.'
        : `${counted(fromState, 'lag', 'lag')} fra visningstilstanden. Skjul eller vis.`,
      ...names,
    ].join(' · '),
  toggleGraphics: 'Grafikk over bildet av eller på',
  graphicsMissing: (n: number) => `${counted(n, 'grafikklag', 'grafikklag')} mangler`,
  graphicsMissingLong: 'Bildet eller visningstilstanden har grafikk som ikke kunne hentes eller leses.',
  table: (n: number, name: string | undefined) =>
    `Gråtonetabell ${n}${name === undefined ? '' : `: ${name}`}`,
  tableMissing: 'Gråtonetabell mangler',
  tableMissingLong:
    'Bildet skal vises gjennom en gråtonetabell som ikke kunne hentes. Lys og kontrast kan avvike.',
  profileNotApplied: 'Fargeprofil ikke brukt',
  profileNotAppliedLong:
    'Bildet har en fargeprofil som ikke kunne brukes. Fargene kan avvike fra originalen.',
};
