import { type Refusal } from './gate.ts';

/** The few pages a person meets outside the viewer. No script; one stylesheet; nothing about a patient. */
interface Page {
  readonly title: string;
  readonly text: string;
  readonly recordUrl?: string | undefined;
  readonly requestId?: string | undefined;
}

const pages = {
  front: {
    title: 'Lysbilde åpnes fra journalen',
    text: 'Velg pasienten i journalen og trykk «Bilder».',
  },
  signedOut: {
    title: 'Du er logget ut',
    text: 'Visningen er avsluttet. Åpne pasientens bilder på nytt fra journalen.',
  },
  locked: {
    title: 'Visningen er låst',
    text: 'Åpne pasientens bilder fra journalen igjen. Da blir også denne visningen låst opp.',
  },
  notFound: {
    title: 'Ikke funnet',
    text: 'Adressen finnes ikke, eller du har ikke tilgang til den. Åpne pasientens bilder fra journalen.',
  },
  unavailable: {
    title: 'Bildene kan ikke åpnes nå',
    text: 'Innsynsloggen er utilgjengelig, og uten den vises ingen bilder. Prøv igjen om litt.',
  },
  noLaunch: {
    title: 'Bildene ble ikke åpnet',
    text: 'Åpningen fra journalen kunne ikke bekreftes. Gå tilbake til journalen og åpne bildene på nytt.',
  },
  link: {
    title: 'Lenken åpnes etter journalen',
    text: 'Åpne pasienten i journalen og trykk «Bilder». Åpne så lenken på nytt i samme nettleser.',
  },
  recordDown: {
    title: 'Journalen svarer ikke',
    text: 'Journalen kunne ikke bekrefte hvem du er. Prøv igjen om litt, eller åpne bildene på nytt fra journalen.',
  },
} as const satisfies Record<string, Page>;

export type PageName = keyof typeof pages;

export function pageFor({ status }: Pick<Refusal, 'status'>, isLaunch: boolean): PageName {
  if (status === 423) return 'locked';
  if (status === 503) return 'unavailable';
  if (status >= 500) return 'recordDown';
  if (isLaunch) return 'noLaunch';
  return status === 401 ? 'signedOut' : 'notFound';
}

export function pageHtml(name: PageName, more: Pick<Page, 'recordUrl' | 'requestId'>): string {
  const { title, text } = pages[name];
  const link =
    more.recordUrl === undefined ? '' : `<p><a href="${escapeHtml(more.recordUrl)}">Til journalen</a></p>`;
  const reference =
    more.requestId === undefined
      ? ''
      : `<p class="reference">Referanse: <code>${escapeHtml(more.requestId)}</code></p>`;
  return `<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Lysbilde</title>
<link rel="stylesheet" href="/page.css">
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
${link}${reference}
</main>
</body>
</html>
`;
}

export const pageCss = `:root { color-scheme: light dark; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; box-sizing: border-box;
  background: light-dark(#eef0f2, #0e1013); color: light-dark(#171a1d, #e8ebee);
  font: 1rem/1.5 'Inter Variable', system-ui, sans-serif; }
main { max-width: 30rem; }
h1 { font-size: 1.375rem; line-height: 1.25; margin: 0 0 0.5rem; font-weight: 600; }
p { margin: 0 0 1rem; }
a { color: light-dark(#00588f, #7cbcf0); }
a:focus-visible { outline: 2px solid currentColor; outline-offset: 3px; }
.reference { color: light-dark(#525c66, #a3adb7); font-size: 0.8125rem; }
`;

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
