import { isStudyInstanceUid, type StudyInstanceUid } from '#dicom/uid.ts';
import { startElementId, type ViewerConfig } from '#protocol/config.ts';
import { type Session } from '#protocol/session.ts';

/** What the page will show first, and so which of the viewer's parts it needs at once. */
export type FirstView = 'timeline' | 'images';

/** Paths of what each view needs, so that the browser asks for all of it as soon as it has the page. */
export interface FirstFiles {
  readonly modules: Readonly<Record<FirstView, readonly string[]>>;
  readonly fonts: readonly string[];
}

export interface BuiltViewer {
  readonly indexHtml: string;
  readonly firstFiles: FirstFiles;
}

/** The viewer's page with what it would otherwise have to ask for first. */
export function viewerPage(
  { indexHtml, firstFiles }: BuiltViewer,
  start: { session: Session; config: ViewerConfig },
  view: FirstView,
): string {
  // Inside a script element only `<` can end it or open a comment; U+2028/9 are lawful in JSON and harmless here.
  const json = JSON.stringify(start).replaceAll('<', String.raw`\u003c`);
  const links = [
    ...firstFiles.modules[view].map((path) => `<link rel="modulepreload" href="${path}">`),
    ...firstFiles.fonts.map(
      (path) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${path}">`,
    ),
  ].join('');
  const element = `<script type="application/json" id="${startElementId}">${json}</script>`;
  const end = indexHtml.indexOf('</head>');
  if (end === -1) throw new Error('viewer: index.html has no </head>; run the build');
  return `${indexHtml.slice(0, end)}${links}${element}${indexHtml.slice(end)}`;
}

/** A comparison of more studies than this is not asked for in one address. */
const mostStudies = 8;

/** The studies that an address opens (`studies`, `compare`), or the one that the record asked for. What is no UID is left to the viewer to report. */
export function studiesIn(url: string, hints: readonly string[]): readonly StudyInstanceUid[] {
  const query = new URL(url, 'http://localhost').searchParams;
  const named = [...(query.get('studies') ?? '').split(','), query.get('compare') ?? ''];
  const studies = [...new Set(named.filter((uid) => isStudyInstanceUid(uid)))].slice(0, mostStudies);
  const hint = hints.find((uid) => isStudyInstanceUid(uid));
  return studies.length === 0 && hint !== undefined ? [hint] : studies;
}
