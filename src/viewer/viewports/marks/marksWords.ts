import { parseDate, parseTime } from '#dicom/dates.ts';
import { type PresentationState } from '#dicom/presentationState.ts';
import { clock } from '#viewer/i18n/numbers.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';
import { type PaintedState } from '#viewer/viewports/Overlay.tsx';
import { type Marks, type StateShown } from './useMarks.ts';

/** A state by the words of whoever made it. */
export function stateName({ marks }: Messages['panes'], { label, description }: PresentationState): string {
  return description ?? (label === '' ? marks.unnamedState : label);
}

/** «14.09.2026 10:31 · Lege 1 TESTDATA»: when and by whom, as far as the state says. */
export function stateOrigin(words: Messages, { created, creator }: PresentationState): string {
  const [day, hour] = [parseDate(created?.slice(0, 8)), parseTime(created?.slice(8))];
  const when =
    day === undefined
      ? words.panes.undated
      : [words.common.date(day), hour === undefined ? undefined : clock(hour.hours, hour.minutes)]
          .filter((part) => part !== undefined)
          .join(' ');
  return [when, creator?.split('^').slice(0, 2).toReversed().join(' ').trim()]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}

/** What stands on the picture of the marks over it; empty where there are none. Never silent about a state that is applied, or could be. */
export function badgeParts(
  panes: Messages['panes'],
  marks: Marks,
  { shown, grey }: { readonly shown: StateShown; readonly grey: PaintedState['presentedGrey'] },
): readonly string[] {
  const { marks: words } = panes;
  const { groups, homeless, states } = marks.pane;
  const elsewhere = states.length === 0 ? undefined : words.statesElsewhere(states.length);
  const said = (kind: 'structures' | 'segments') => {
    const marksOf = groups.filter((group) => group.kind === kind).flatMap((group) => group.marks);
    const unread = groups.filter((group) => group.kind === kind && group.marks.length === 0).length;
    const away = marksOf.filter(({ isForeign }) => isForeign).length + unread;
    const here = marksOf.length + unread - away;
    return [
      here === 0 ? undefined : words.shown[kind](here, marks.isOff ? words.off : ''),
      away === 0 ? undefined : words.notDrawn(words.shown[kind](away, '')),
    ];
  };
  return [
    stateBadge(panes, shown, marks.chosen === 'stored') ?? elsewhere,
    grey === undefined || grey === 'state' ? undefined : words.grey[grey],
    ...said('segments'),
    ...said('structures'),
    homeless.length === 0 ? undefined : words.notDrawn(words.states(homeless.length)),
    marks.layersState.failed > 0 ? words.failed : undefined,
  ].filter((part) => part !== undefined);
}

function stateBadge(
  panes: Messages['panes'],
  { candidates, state, presentation }: StateShown,
  isStored: boolean,
): string | undefined {
  const { marks } = panes;
  if (candidates.length === 0) return undefined;
  if (isStored) return marks.asStored(candidates.length);
  if (state === undefined || presentation === undefined) return marks.chooseState(candidates.length);
  const missing = presentation.notApplied.map((part) => marks.notApplied[part]);
  return marks.state(stateName(panes, state), missing.join(', '));
}
