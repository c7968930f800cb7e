/** Words for projections that stand beside each other and are not the same, bokmål. Views by the name that hanging rules use. */
export const nbProjections = {
  view: { AP: 'frontbilde (AP)', PA: 'frontbilde (PA)', LAT: 'sidebilde' },
  side: { left: 'venstre', right: 'høyre', both: 'begge sider' },
  otherView: (here: string, there: string) => `Ikke samme projeksjon: ${here} mot ${there}`,
  otherSide: (here: string, there: string) => `Ikke samme side: ${here} mot ${there}`,
  otherBoth: (here: string, there: string) => `Ikke samme projeksjon og side: ${here} mot ${there}`,
  noneAlike: (here: string) => `Ingen av rutene med nåværende viser samme projeksjon: ${here}`,
} as const;
