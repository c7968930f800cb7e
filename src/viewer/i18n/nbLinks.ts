/** Links to one study, series, image or frame. */
export const nbLinks = {
  copy: 'Kopier lenke',
  copied: 'Lenken er kopiert. Den virker når pasienten er åpnet fra journalen.',
  refused: 'Nettleseren lot ikke lenken bli kopiert. Kopier den herfra:',
  missing: {
    series: 'Serien som lenken peker på, finnes ikke i undersøkelsen. Resten av undersøkelsen vises.',
    frame: 'Bildet som lenken peker på, har ikke så mange delbilder. Det første vises.',
    keyImages: 'Undersøkelsen har ingen nøkkelbilder. Hele undersøkelsen vises.',
  },
};
