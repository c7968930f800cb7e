import { type PaneSurroundings } from '#viewer/viewports/paneSurroundings.tsx';
import { type ImageMark } from '#viewer/viewports/keyObjects/imageMarks.ts';
import { findCited, openCited } from './openCited.ts';
import { studyIndex } from './studyIndex.ts';
import { type Workspace } from './workspace.ts';

/** What every pane is told of the others, of the open studies' documents and of the patient's timeline. */
export function surroundings(workspace: Workspace): PaneSurroundings {
  const indexes = workspace.open.flatMap(({ contents }) =>
    contents.state === 'ready' ? [studyIndex(contents)] : [],
  );
  const marks = indexes.map((index) => index.marks).filter(({ isEmpty }) => !isEmpty);
  return {
    find: (citation) => findCited(workspace, citation),
    open: (wanted, from) => openCited(workspace, wanted, from),
    successorsOf: (sopInstanceUid) =>
      indexes.flatMap(({ successors }) => successors.get(sopInstanceUid) ?? []),
    hasMarks: marks.length > 0,
    markOf: (sopInstanceUid, frameNumber) =>
      marks.map((one) => one.of(sopInstanceUid, frameNumber)).reduce(joined, undefined),
    mayDownload: workspace.config.features.download,
  };
}

function joined(a: ImageMark | undefined, b: ImageMark | undefined): ImageMark | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return { keys: [...a.keys, ...b.keys], warnings: [...a.warnings, ...b.warnings] };
}
