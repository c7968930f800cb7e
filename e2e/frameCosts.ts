import { type CDPSession, type Page } from '@playwright/test';

/** One event of a Chromium trace; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  /** What of `dur` the thread had a processor. */
  readonly tdur?: number;
  readonly tid: number;
  readonly pid: number;
}

/** Script with all that it calls, the collecting of its garbage, styles and layout: what a page costs itself, without painting. */
const costly = new Set([
  'EvaluateScript',
  'EventDispatch',
  'FireAnimationFrame',
  'FireIdleCallback',
  'FunctionCall',
  'Layout',
  'MajorGC',
  'MinorGC',
  'RunMicrotasks',
  'TimerFire',
  'UpdateLayoutTree',
  'v8.compile',
]);

/** The beginnings of frames stand in a category of their own, which has had two names. */
const categories = [
  'devtools.timeline',
  'devtools.timeline.frame',
  'disabled-by-default-devtools.timeline.frame',
  'v8',
  'disabled-by-default-v8.gc',
];

/**
 * Milliseconds of script and layout in each frame of the page's main thread while `act` goes on: of processor time, for on a machine that others
 * share the clock goes on while the page waits for its turn.
 */
export async function frameCosts(page: Page, act: () => Promise<void>): Promise<readonly number[]> {
  const session = await page.context().newCDPSession(page);
  const events = await traced(session, act);
  await session.detach();
  const frames = events.filter(({ name }) => name === 'BeginMainThreadFrame');
  const main = busiestOf(frames.map(threadOf));
  const begun = frames.filter((event) => threadOf(event) === main);
  const work = spansOf(events.filter((event) => threadOf(event) === main));
  const starts = begun.map(({ ts }) => ts).toSorted((a, b) => a - b);
  // Work before a frame's begin, in the time since the last one, is work that this frame waits for.
  return starts.slice(1).map((end, at) => costWithin(work, { start: starts[at] ?? end, end }) / 1000);
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid} ${tid}`;
}

/** The page's own thread begins more frames than any other there may be. */
function busiestOf(threads: readonly string[]): string | undefined {
  const count = (thread: string) => threads.filter((one) => one === thread).length;
  return [...new Set(threads)].toSorted((a, b) => count(b) - count(a))[0];
}

async function traced(session: CDPSession, act: () => Promise<void>): Promise<readonly TraceEvent[]> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value.flatMap(parseEvent)));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: categories },
  });
  await act();
  const complete = new Promise<void>((done) => session.once('Tracing.tracingComplete', () => done()));
  await session.send('Tracing.end');
  await complete;
  return events;
}

function parseEvent(value: object): readonly TraceEvent[] {
  const { name, ph, ts, dur, tdur, tid, pid } = {
    name: '',
    ph: '',
    ts: 0,
    dur: undefined,
    tdur: undefined,
    tid: 0,
    pid: 0,
    ...value,
  };
  return [
    {
      name,
      ph,
      ts,
      tid,
      pid,
      ...(dur === undefined ? {} : { dur }),
      ...(tdur === undefined ? {} : { tdur }),
    },
  ];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Work extends Span {
  /** Part of the time in which the thread had a processor. */
  readonly share: number;
}

/** What lies inside another is part of it. */
function spansOf(events: readonly TraceEvent[]): readonly Work[] {
  const spans: Work[] = [];
  const sorted = events
    .filter(({ name, ph, dur }) => ph === 'X' && dur !== undefined && costly.has(name))
    .map(({ ts, dur = 0, tdur = dur }) => ({
      start: ts,
      end: ts + dur,
      share: Math.min(1, tdur / Math.max(1, dur)),
    }))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  for (const span of sorted) if (span.start >= (spans.at(-1)?.end ?? 0)) spans.push(span);
  return spans;
}

function costWithin(spans: readonly Work[], frame: Span): number {
  return spans.reduce(
    (sum, { start, end, share }) =>
      sum + share * Math.max(0, Math.min(end, frame.end) - Math.max(start, frame.start)),
    0,
  );
}
