import { type SyntheticEvent, useState } from 'react';

import { type CellRule, type Conditions, mostLayouts } from '#protocol/hanging.ts';
import { type ArchiveError } from '#viewer/archives/archiveError.ts';
import { wantedWords } from '#viewer/comparison/hanging/ruleWords.ts';
import { type Workspace } from '#viewer/comparison/workspace.ts';
import { failureWords, type Messages, modalityName, useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { Dialog } from '#viewer/ui/Dialog.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';
import { type Captured, captured, conditionsOf, describedCells } from './capture.ts';
import { personalWords } from './personalWords.ts';
import './layouts.css';

interface SaveLayoutProps {
  readonly workspace: Workspace;
  readonly onClose: () => void;
}

/** «Lagre dette oppsettet»: what will be kept, in words, before it is kept. */
export function SaveLayout({ workspace, onClose }: SaveLayoutProps) {
  const words = useMessages();
  const { save } = words.panes.hanging;
  const { arrangement, offer, session, layouts } = workspace;
  const [name, setName] = useState('');
  const [isAutomatic, setAutomatic] = useState(false);
  const [failure, setFailure] = useState<ArchiveError>();
  const [isSaving, setSaving] = useState(false);
  const of: Captured = { layout: arrangement, offer, personal: personalWords(session.patient) };
  const isFull = layouts.saved.length >= mostLayouts;
  const keep = async (event: SyntheticEvent) => {
    event.preventDefault();
    setSaving(true);
    const why = await layouts.save({ isAutomatic, rule: captured(name.trim(), of) });
    setSaving(false);
    setFailure(why);
    if (why === undefined) onClose();
  };
  return (
    <Dialog title={save.title} closeLabel={words.common.close} onClose={onClose}>
      <form className="layout-form" onSubmit={(event) => void keep(event)}>
        <p className="layout-quiet">{save.text}</p>
        {isFull && <Notice kind="warning">{save.tooMany}</Notice>}
        {failure !== undefined && (
          <Notice kind="danger">{`${save.failed} ${failureWords(words, failure.reason)}`}</Notice>
        )}
        <Wishes
          name={name}
          isAutomatic={isAutomatic}
          fits={conditionWords(words, conditionsOf(offer))}
          onName={setName}
          onAutomatic={setAutomatic}
        />
        <Preview cells={describedCells(of)} columns={arrangement.grid.columns} />
        <div className="layout-actions">
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button type="submit" variant="primary" disabled={isFull || isSaving || name.trim() === ''}>
            {save.keep}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface WishesProps {
  readonly name: string;
  readonly isAutomatic: boolean;
  readonly fits: string;
  readonly onName: (name: string) => void;
  readonly onAutomatic: (isAutomatic: boolean) => void;
}

function Wishes({ name, isAutomatic, fits, onName, onAutomatic }: WishesProps) {
  const { save } = useMessages().panes.hanging;
  return (
    <>
      <label className="layout-field">
        {save.name}
        <input
          data-first
          required
          maxLength={80}
          value={name}
          aria-describedby="layout-name-hint"
          onChange={(event) => onName(event.target.value)}
        />
      </label>
      <p id="layout-name-hint" className="layout-quiet">
        {save.nameHint}
      </p>
      <label className="layout-check">
        <input
          type="checkbox"
          checked={isAutomatic}
          aria-describedby="layout-automatic-hint"
          onChange={(event) => onAutomatic(event.target.checked)}
        />
        {save.automatic}
      </label>
      <p id="layout-automatic-hint" className="layout-quiet">
        {save.automaticHint(fits)}
      </p>
    </>
  );
}

interface PreviewProps {
  readonly cells: readonly (CellRule | undefined)[];
  readonly columns: number;
}

/** The grid in small, each pane with the words it is remembered by. */
function Preview({ cells, columns }: PreviewProps) {
  const { hanging, pane } = useMessages().panes;
  return (
    <section aria-label={hanging.save.panes}>
      <ol className="layout-preview" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {cells.map((cell, place) => (
          <li key={pane(place + 1)}>
            {cell === undefined ? (
              <span className="layout-quiet">{hanging.save.empty}</span>
            ) : (
              <>
                <strong>{studyWords(hanging, cell)}</strong>
                <span>{wantedWords(hanging, cell)}</span>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function studyWords({ save }: Messages['panes']['hanging'], { study = 'present' }: CellRule): string {
  return typeof study === 'object' ? save.of.prior(study.prior) : save.of[study];
}

/** «CT, én undersøkelse, bred skjerm». */
export function conditionWords(
  words: Messages,
  { modalities = [], regions, studies, devices = [] }: Conditions,
): string {
  const { save } = words.panes.hanging;
  return [
    ...modalities.map((modality) => modalityName(words, modality)),
    ...(regions === undefined ? [] : [save.sameRegion]),
    ...(studies?.least === undefined ? [] : [save.studies(studies.least)]),
    ...devices.map((device) => save.device[device]),
  ].join(', ');
}
