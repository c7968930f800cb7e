import { counted, nbNumber } from './numbers.ts';

const signed = (value: number) => `${value > 0 ? '+' : ''}${nbNumber(value, 2)}`;

/** Words of subtraction angiography, bokmål. */
export const nbSubtraction = {
  short: 'DSA',
  title: 'Subtraksjon',
  toggle: 'Subtraksjon av eller på',
  pick: 'Bruk dette bildet som maske',
  move: {
    left: 'Flytt masken mot venstre',
    right: 'Flytt masken mot høyre',
    up: 'Flytt masken oppover',
    down: 'Flytt masken nedover',
  },
  subtracted: (masks: readonly number[]) => `Subtrahert, maske bilde ${masks.join(', ')}`,
  averaged: (n: number) => `snitt av ${counted(n, 'bilde', 'bilder')}`,
  moved: ({ x, y }: { readonly x: number; readonly y: number }) =>
    `maske flyttet ${signed(x)} / ${signed(y)} bildepunkter`,
  basis: {
    stored: undefined,
    table: undefined,
    log: 'logaritmen er regnet ut her',
    unstated: 'forholdet til røntgenintensiteten er ikke oppgitt',
  },
  off: 'Original, ikke subtrahert',
  outside: 'Original: objektet subtraherer ikke dette bildet',
  refused: (what: string) => `Original: subtraksjonen kan ikke gjøres her (${what})`,
  showOriginal: 'Dette er differansen mellom bildene. Vis originalen.',
  showSubtracted: 'Dette er bildet som lagret. Vis det subtrahert.',
  needed: (mask: number) =>
    `Subtraksjonen trenger bilde ${nbNumber(mask)}, som ikke er her. Uten subtraksjon vises originalen.`,
} as const;
