import { useMessages } from '#viewer/i18n/messages.tsx';
import { usePaneSurroundings } from '#viewer/viewports/paneSurroundings.tsx';
import { type Compared, dayOf } from './changes.ts';
import { type CourseValue } from './course.ts';
import { differenceIn, valueIn, writtenUnit } from './quantityWords.ts';
import { TrendChart, type TrendPoint } from './TrendChart.tsx';
import { whenAndWhere } from './rowWords.ts';

interface TargetChartProps {
  readonly title: string;
  readonly course: readonly Compared<CourseValue>[];
}

/** The values of a course that can be compared, as a curve; where there are fewer than two, the table says it all. */
export function TargetChart({ title, course }: TargetChartProps) {
  const words = useMessages();
  const { change } = words.panes.measuring;
  const around = usePaneSurroundings();
  const sound = course.filter((one) => one.why === undefined);
  const [first] = sound;
  if (first === undefined || sound.length < 2) return null;
  const written = writtenUnit(
    first.of.unit,
    sound.map(({ of }) => of),
  );
  const points = sound.map((compared): TrendPoint => {
    const { row, value, studyDate } = compared.of;
    const { date, hospital } = whenAndWhere(words, row);
    const since = 'previous' in compared ? compared.previous : undefined;
    const { wanted } = row;
    return {
      id: row.id,
      time: dayOf(studyDate),
      value: value * written.factor,
      date,
      mark: row.source.kind === 'drawn' ? 'round' : 'square',
      label: [
        date,
        hospital,
        valueIn(words, value, written),
        ...(since === undefined ? [] : [differenceIn(words, since.difference, written)]),
      ].join(', '),
      ...(wanted === undefined ? {} : { onOpen: () => around.open(wanted, undefined) }),
    };
  });
  const dates = points.map(({ date }) => date);
  const leftOut = course.length - sound.length;
  return (
    <>
      <TrendChart
        title={title}
        description={change.chart.description(points.length, dates[0] ?? '', dates.at(-1) ?? '')}
        unit={written.name}
        points={points}
        names={{ round: change.chart.drawn, square: change.chart.report }}
      />
      {leftOut > 0 && <p className="target-note">{change.chart.leftOut(leftOut)}</p>}
    </>
  );
}
