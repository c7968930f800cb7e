import { ChevronDownIcon } from '@navikt/aksel-icons';
import { useCallback, useId, useRef, useState } from 'react';

import { compareDateTimes, dicomDate, parseTypedDate } from '#dicom/dates.ts';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { Popover } from '#viewer/ui/Popover.tsx';
import { dateOf } from '#viewer/comparison/headings.ts';
import { type Prior } from '#viewer/comparison/usePrior.ts';
import './priors.css';
import { usePriorList } from './priorStore.ts';
import { candidateReasons, excludedReason, studyLine } from './priorWords.ts';

interface PriorListProps {
  readonly prior: Prior;
  readonly onChoose: (study: StudyEntry) => void;
}

interface PriorListButtonProps extends PriorListProps {
  /** What the button says: in words, or only which of how many stands there. */
  readonly shownAs: 'words' | 'place';
}

/** What else can stand beside the present study and why, what was passed over and why, and the way to the one before a date. */
export function PriorList(props: PriorListButtonProps) {
  const { panes } = useMessages();
  const { priors } = panes;
  const { place } = props.prior;
  const isShort = props.shownAs === 'place' && place !== undefined;
  const { isOpen, setOpen } = usePriorList();
  const anchor = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setOpen(false), [setOpen]);
  const choose = (study: StudyEntry) => {
    close();
    anchor.current?.focus();
    props.onChoose(study);
  };
  return (
    <>
      <Button
        ref={anchor}
        variant="tertiary"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        {...(isShort ? { 'aria-label': `${priors.others}: ${panes.imageOf(place.n, place.total)}` } : {})}
        onClick={() => setOpen(!isOpen)}
      >
        {isShort ? panes.imageOf(place.n, place.total) : priors.others}
        {isShort && <ChevronDownIcon aria-hidden />}
      </Button>
      {isOpen && (
        <Popover anchor={anchor} label={priors.others} onClose={close} className="prior-list">
          <BeforeDate prior={props.prior} onChoose={choose} />
          <Candidates prior={props.prior} onChoose={choose} />
          <PassedOver prior={props.prior} onChoose={choose} />
        </Popover>
      )}
    </>
  );
}

function BeforeDate({ prior, onChoose }: PriorListProps) {
  const words = useMessages();
  const { priors } = words.panes;
  const [day, setDay] = useState('');
  const [answer, setAnswer] = useState<string>();
  const id = useId();
  const find = () => {
    const date = parseTypedDate(day);
    if (date === undefined) return setAnswer(priors.noDate);
    const found = prior.before(dicomDate(date));
    if (found === undefined) return setAnswer(priors.noneBefore(words.common.date(date)));
    return onChoose(found);
  };
  return (
    <form
      className="prior-before"
      onSubmit={(event) => {
        event.preventDefault();
        find();
      }}
    >
      <label htmlFor={id}>{priors.beforeDate}</label>
      <input
        id={id}
        className="ds-input"
        inputMode="numeric"
        autoComplete="off"
        placeholder={priors.dateForm}
        aria-describedby={`${id}-answer`}
        required
        value={day}
        onChange={(event) => {
          setDay(event.target.value);
          setAnswer(undefined);
        }}
      />
      <Button type="submit">{priors.find}</Button>
      <output id={`${id}-answer`} htmlFor={id}>
        {answer}
      </output>
    </form>
  );
}

function Candidates({ prior, onChoose }: PriorListProps) {
  const words = useMessages();
  const { priors } = words.panes;
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{priors.candidates}</h2>
      {prior.choice.ranked.length === 0 && <p>{words.panes.compare.noPrior}</p>}
      <ol>
        {prior.choice.ranked.map((one) => (
          <StudyRow
            key={one.study.studyInstanceUid}
            prior={prior}
            study={one.study}
            why={candidateReasons(words, one)}
            onChoose={onChoose}
          />
        ))}
      </ol>
    </section>
  );
}

function PassedOver({ prior, onChoose }: PriorListProps) {
  const words = useMessages();
  const { priors } = words.panes;
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{priors.passedOver}</h2>
      {prior.choice.excluded.length === 0 && <p>{priors.nothingPassedOver}</p>}
      <ul>
        {prior.choice.excluded.map((one) => (
          <StudyRow
            key={one.study.studyInstanceUid}
            prior={prior}
            study={one.study}
            why={excludedReason(words, one)}
            onChoose={onChoose}
          />
        ))}
      </ul>
    </section>
  );
}

interface StudyRowProps extends PriorListProps {
  readonly study: StudyEntry;
  readonly why: string;
}

/** A study to lay beside the present one; its date is a way to the one before it. */
function StudyRow({ prior, study, why, onChoose }: StudyRowProps) {
  const words = useMessages();
  const { priors } = words.panes;
  const isShown = study === prior.chosen;
  const { studyDate } = study;
  const isEarlier = compareDateTimes({ date: studyDate }, { date: prior.present?.studyDate }) <= 0;
  const earlier = studyDate === undefined || !isEarlier ? undefined : prior.before(studyDate);
  return (
    <li data-prior={study.studyInstanceUid}>
      <button type="button" className="prior-choice" aria-pressed={isShown} onClick={() => onChoose(study)}>
        <span>{studyLine(words, study)}</span>
        <span className="prior-reason">{isShown ? `${why}, ${priors.shownNow}` : why}</span>
      </button>
      {earlier !== undefined && (
        <Button
          variant="tertiary"
          aria-label={priors.beforeStudy(dateOf(words, study))}
          onClick={() => onChoose(earlier)}
        >
          {priors.beforeThis}
        </Button>
      )}
    </li>
  );
}
