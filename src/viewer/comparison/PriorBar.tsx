import { ChevronLeftIcon, ChevronRightIcon, LinkBrokenIcon, LinkIcon, XMarkIcon } from '@navikt/aksel-icons';

import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { IconButton } from '#viewer/ui/Button.tsx';
import { Menu, type MenuItem } from '#viewer/ui/Menu.tsx';
import { dateOf, hospitalName, studyAge } from './headings.ts';
import { type Workspace } from './workspace.ts';
import { linkKinds, toggled, withoutComparison } from './viewState.ts';

/** Why this prior was chosen, what else there is, older and newer, and what is linked. */
export function PriorBar(workspace: Workspace) {
  const { view, onView, prior } = workspace;
  const words = useMessages();
  const { compare } = words.panes;
  const show = (study: StudyEntry | undefined) =>
    study !== undefined && onView({ ...view, compare: study.studyInstanceUid, panes: [] });
  return (
    <div className="prior-bar" role="toolbar" aria-label={compare.short}>
      {view.compare !== undefined && (
        <>
          <IconButton
            label={compare.older}
            shortcut="Shift+←"
            icon={<ChevronLeftIcon aria-hidden />}
            disabled={prior.older === undefined}
            onClick={() => show(prior.older)}
          />
          <IconButton
            label={compare.newer}
            shortcut="Shift+→"
            icon={<ChevronRightIcon aria-hidden />}
            disabled={prior.newer === undefined}
            onClick={() => show(prior.newer)}
          />
          <output className="prior-why">{whySentence(words, workspace)}</output>
          <Menu label={compare.list} text={compare.list} items={others(words, workspace, show)} />
        </>
      )}
      <Links {...workspace} />
      {view.compare !== undefined && (
        <IconButton
          label={compare.stop}
          tooltipSide="left"
          icon={<XMarkIcon aria-hidden />}
          onClick={() => onView(withoutComparison(view))}
        />
      )}
    </div>
  );
}

/** «Samme undersøkelse, 14 md. tidligere, Hammerfest sykehus». */
function whySentence(words: Messages, { view, prior }: Workspace): string {
  const { compare } = words.panes;
  const { chosen, choice, present, isWaiting } = prior;
  if (chosen === undefined) {
    if (choice.ranked.length > 0 || present === undefined)
      return view.compare === 'previous' ? compare.choosing : '';
    return isWaiting ? compare.noPriorYet : compare.noPrior;
  }
  const known = choice.ranked.find(({ study }) => study === chosen);
  const reasons = known?.reasons.map((reason) => compare.reason[reason]) ?? [];
  const parts = [...reasons, studyAge(words, chosen, present), hospitalName(words, chosen.hospital)];
  const sentence = compare.why(parts.filter((part) => part !== undefined));
  return isWaiting ? `${sentence}. ${compare.listIncomplete}` : sentence;
}

/** The other relevant priors with their reasons, then what was passed over with why. */
function others(
  words: Messages,
  { prior }: Workspace,
  show: (study: StudyEntry) => void,
): readonly MenuItem[] {
  const { compare } = words.panes;
  const item = (study: StudyEntry, why: string): MenuItem => ({
    id: study.studyInstanceUid,
    label: [
      dateOf(words, study),
      study.studyDescription ?? study.modalities.join(', '),
      hospitalName(words, study.hospital),
      why,
    ].join(' · '),
    checked: study === prior.chosen,
    run: () => show(study),
  });
  const ranked = prior.choice.ranked.map(({ study, reasons }) =>
    item(study, reasons.map((reason) => compare.reason[reason]).join(', ')),
  );
  const taken = new Set(ranked.map(({ id }) => id));
  const rest = prior.choice.passedOver
    .filter(({ study }) => !taken.has(study.studyInstanceUid))
    .map(({ study, why }) => item(study, compare.passedOver[why]));
  return [...ranked, ...rest];
}

function Links({ view, onView, arrangement }: Workspace) {
  const { compare } = useMessages().panes;
  const shown = new Set(arrangement.cells.map((cell) => cell?.displaySet.kind));
  const meaningful = linkKinds.filter(
    (kind) => kind === 'view' || kind === 'orientation' || shown.has(kind === 'cine' ? 'cine' : 'images'),
  );
  return (
    <fieldset className="link-chips" aria-label={compare.links}>
      {meaningful.map((kind) => {
        const isOn = !view.unlinked.includes(kind);
        return (
          <button
            key={kind}
            type="button"
            className="link-chip"
            aria-pressed={isOn}
            onClick={() => onView(toggled(view, kind), { replace: true })}
          >
            {isOn ? <LinkIcon aria-hidden /> : <LinkBrokenIcon aria-hidden />}
            {compare.link[kind]}
          </button>
        );
      })}
    </fieldset>
  );
}
