import { TrashIcon } from '@navikt/aksel-icons';
import { useState } from 'react';

import { type SavedLayout } from '#protocol/hanging.ts';
import { type ArchiveError } from '#viewer/archives/archiveError.ts';
import { type Workspace } from '#viewer/comparison/workspace.ts';
import { failureWords, useMessages } from '#viewer/i18n/messages.tsx';
import { Button, IconButton } from '#viewer/ui/Button.tsx';
import { Dialog } from '#viewer/ui/Dialog.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';
import { conditionWords } from './SaveLayout.tsx';
import './layouts.css';

interface MyLayoutsProps {
  readonly workspace: Workspace;
  readonly onClose: () => void;
}

/** What the user has saved: named anew, applied, made automatic or not, deleted. */
export function MyLayouts({ workspace, onClose }: MyLayoutsProps) {
  const words = useMessages();
  const { mine } = words.panes.hanging;
  const { layouts, view, onView } = workspace;
  const [failure, setFailure] = useState<ArchiveError>();
  const [said, setSaid] = useState('');
  const remove = async ({ layoutId, rule }: SavedLayout) => {
    const why = await layouts.remove(layoutId);
    setFailure(why);
    if (why === undefined) setSaid(mine.removed(rule.name));
  };
  return (
    <Dialog title={mine.action} closeLabel={words.common.close} onClose={onClose}>
      {failure !== undefined && (
        <Notice kind="danger">{`${mine.changeFailed} ${failureWords(words, failure.reason)}`}</Notice>
      )}
      {layouts.saved.length === 0 && <p>{mine.none}</p>}
      <ul className="layout-list">
        {layouts.saved.map((layout) => (
          <li key={layout.layoutId}>
            <Row
              layout={layout}
              onChange={async (next) => setFailure(await layouts.change(next))}
              onRemove={() => void remove(layout)}
              onApply={() => {
                const { stage: _stage, grid: _grid, ...rest } = view;
                onView({ ...rest, layout: layout.layoutId, panes: [] });
                onClose();
              }}
            />
          </li>
        ))}
      </ul>
      <output className="layout-quiet">{said}</output>
    </Dialog>
  );
}

interface RowProps {
  readonly layout: SavedLayout;
  readonly onChange: (next: SavedLayout) => Promise<void>;
  readonly onRemove: () => void;
  readonly onApply: () => void;
}

function Row({ layout, onChange, onRemove, onApply }: RowProps) {
  const words = useMessages();
  const { mine } = words.panes.hanging;
  const { rule, isAutomatic } = layout;
  const rename = (name: string) => {
    if (name !== '' && name !== rule.name) void onChange({ ...layout, rule: { ...rule, name } });
  };
  return (
    <>
      <input
        // Another name from the gateway is another field.
        key={rule.name}
        className="layout-name"
        aria-label={mine.rename(rule.name)}
        defaultValue={rule.name}
        maxLength={80}
        onBlur={(event) => rename(event.target.value.trim())}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename(event.currentTarget.value.trim());
        }}
      />
      <label className="layout-check">
        <input
          type="checkbox"
          aria-label={mine.automatic(rule.name)}
          checked={isAutomatic}
          onChange={(event) => void onChange({ ...layout, isAutomatic: event.target.checked })}
        />
        {mine.automaticShort}
      </label>
      <Button aria-label={mine.apply(rule.name)} onClick={onApply}>
        {mine.applyShort}
      </Button>
      <IconButton
        label={mine.remove(rule.name)}
        tooltipSide="left"
        icon={<TrashIcon aria-hidden />}
        onClick={onRemove}
      />
      <span className="layout-quiet">{conditionWords(words, rule.when ?? {})}</span>
    </>
  );
}
