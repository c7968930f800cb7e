import { startElementId, type ViewerConfig } from '#protocol/config.ts';
import { type Session } from '#protocol/session.ts';

/** The viewer's page with what it would otherwise have to ask for first. */
export function viewerPage(indexHtml: string, start: { session: Session; config: ViewerConfig }): string {
  // Inside a script element only `<` can end it or open a comment; U+2028/9 are lawful in JSON and harmless here.
  const json = JSON.stringify(start).replaceAll('<', String.raw`\u003c`);
  const element = `<script type="application/json" id="${startElementId}">${json}</script>`;
  const end = indexHtml.indexOf('</head>');
  if (end === -1) throw new Error('viewer: index.html has no </head>; run the build');
  return `${indexHtml.slice(0, end)}${element}${indexHtml.slice(end)}`;
}
