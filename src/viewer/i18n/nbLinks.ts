/** Links to one study, series, image or frame. */
export const nbLinks = {
  copy: 'Kopier lenke',
  copied: 'Lenken er kopiert. Den virker når pasienten er åpnet fra journalen.',
  refused: 'Nettleseren lot ikke lenken bli kopiert. Kopier den herfra:',
  missing: {
    series: 'Serien som lenken peker på, finnes ikke i undersøkelsen. Resten av undersøkelsen vises.',
    instance:
      'Bildet som rapporten eller lenken viser til, er ikke i undersøkelsen slik arkivene har den. Et annet bilde vises.',
    unanswered:
      'Det som rapporten eller lenken viser til, er ikke funnet. Ikke alle arkiver har svart, og ett av dem kan ha det. Noe annet vises.',
    frame: 'Bildet som lenken peker på, har ikke så mange delbilder. Det første vises.',
    keyImages: 'Undersøkelsen har ingen nøkkelbilder. Hele undersøkelsen vises.',
  },
};
