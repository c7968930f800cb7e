import { type Html, html } from './html.ts';

/** The frame of every page. No inline style or script: the content security policy allows neither. */
export function page(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="nb">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} – Pasientjournal</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/journal.css" />
        <script type="module" src="/journal.js"></script>
      </head>
      <body>
        ${body}
      </body>
    </html>`.markup.replace(/^\s+/gm, '');
}
