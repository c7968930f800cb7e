import { items, number, text } from './dataset.ts';
import { type CineDisplaySet, type DisplaySet } from './displaySet.ts';
import { type Instance } from './instance.ts';
import { LoopTag } from './loopTag.ts';
import { Tag } from './tag.ts';

/** A stage of a stress examination: at rest, at a load, after it. */
export interface StressStage {
  readonly id: string;
  readonly number: number | undefined;
  readonly name: string | undefined;
}

/** From where the heart was seen. */
export interface StressView {
  readonly id: string;
  readonly number: number | undefined;
  readonly name: string | undefined;
}

export interface StressTable {
  /** In the order they were gone through; stages that the apparatus counted and of which nothing is here stand among them. */
  readonly stages: readonly StressStage[];
  readonly views: readonly StressView[];
  /** Everything taken of a view at a stage, in the order it was taken; empty where nothing was. */
  readonly takes: (stage: StressStage, view: StressView) => readonly CineDisplaySet[];
  /** Loops of the study that say neither stage nor view, or only one of them. */
  readonly outside: readonly CineDisplaySet[];
}

/** Of a loop: its stage and its view, as far as it says. Number 0 is what apparatus writes that has none. */
export function stressPlace({ dataset }: Pick<Instance, 'dataset'>): {
  readonly stage: StressStage | undefined;
  readonly view: StressView | undefined;
} {
  const [code] = items(dataset, LoopTag.viewCodeSequence);
  const meaning = code === undefined ? undefined : text(code, Tag.codeMeaning);
  const codeId =
    code === undefined
      ? undefined
      : `${text(code, Tag.codingSchemeDesignator) ?? ''} ${text(code, Tag.codeValue) ?? ''}`.trim();
  const view = named(text(dataset, LoopTag.viewName) ?? meaning, number(dataset, LoopTag.viewNumber));
  return {
    stage: named(text(dataset, LoopTag.stageName), number(dataset, LoopTag.stageNumber), 'number first'),
    view:
      codeId === undefined || codeId === ''
        ? view
        : { number: undefined, name: meaning, ...view, id: codeId },
  };
}

/** The loops of a study by stage and view (PS3.3 C.8.5.6: Stage Name/Number, View Name/Number, View Code); undefined where there are not two stages. */
export function stressTable(displaySets: readonly DisplaySet[]): StressTable | undefined {
  const loops = displaySets.filter((set): set is CineDisplaySet => set.kind === 'cine');
  const placed = loops.map((loop) => ({ loop, ...stressPlace(loop.instance) }));
  const inside = placed.flatMap(({ loop, stage, view }) =>
    stage === undefined || view === undefined ? [] : [{ loop, stage, view }],
  );
  const stages = withUnseen(
    distinct(inside.map(({ stage }) => stage)),
    Math.max(0, ...inside.map(({ loop }) => number(loop.instance.dataset, LoopTag.numberOfStages) ?? 0)),
  );
  if (stages.length < 2) return undefined;
  const taken = new Map<string, CineDisplaySet[]>();
  for (const { loop, stage, view } of inside.toSorted((a, b) => takenAt(a.loop) - takenAt(b.loop))) {
    const key = `${stage.id}|${view.id}`;
    taken.set(key, [...(taken.get(key) ?? []), loop]);
  }
  return {
    stages,
    views: distinct(inside.map(({ view }) => view)).toSorted(byNumber),
    takes: (stage, view) => taken.get(`${stage.id}|${view.id}`) ?? [],
    outside: placed.flatMap(({ loop, stage, view }) =>
      stage === undefined || view === undefined ? [loop] : [],
    ),
  };
}

function named(
  name: string | undefined,
  at: number | undefined,
  first?: 'number first',
): StressStage | undefined {
  const counted = at !== undefined && at > 0 ? at : undefined;
  const plain = name?.trim() === '' ? undefined : name?.trim();
  if (counted === undefined && plain === undefined) return undefined;
  const byName = plain?.toLowerCase() ?? String(counted);
  return {
    id: first !== undefined && counted !== undefined ? String(counted) : byName,
    number: counted,
    name: plain,
  };
}

/** One of each; a name that some loops leave out is taken from those that give it. */
function distinct<T extends StressStage>(all: readonly T[]): readonly T[] {
  const known = new Map<string, T>();
  for (const one of all) {
    const before = known.get(one.id);
    if (before === undefined || (before.name === undefined && one.name !== undefined)) known.set(one.id, one);
  }
  return [...known.values()];
}

function withUnseen(stages: readonly StressStage[], count: number): readonly StressStage[] {
  const seen = new Set(stages.map((stage) => stage.number));
  const isCounted = stages.length > 0 && !seen.has(undefined);
  const unseen = Array.from({ length: isCounted ? Math.min(count, 32) : 0 }, (_, at) => at + 1).filter(
    (at) => !seen.has(at),
  );
  const more = unseen.map((at) => ({ id: String(at), number: at, name: undefined }));
  return [...stages, ...more].toSorted(byNumber);
}

function byNumber(a: StressStage, b: StressStage): number {
  return (a.number ?? Infinity) - (b.number ?? Infinity) || 0;
}

/** Acquisition or content time as a number that rises with it, else the place in the series. */
function takenAt({ instance }: CineDisplaySet): number {
  const time = text(instance.dataset, Tag.acquisitionTime) ?? text(instance.dataset, Tag.contentTime);
  return Number(time ?? Number.NaN) || (instance.instanceNumber ?? 0);
}
