import { RotateRightIcon } from '@navikt/aksel-icons';
import { useCallback, useRef } from 'react';

import { type PaneCommand } from '#viewer/comparison/paneCommand.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { useKeyOf } from '#viewer/ui/commands.tsx';
import { keyName } from '#viewer/ui/keyName.ts';
import { Popover } from '#viewer/ui/Popover.tsx';
import { useWhyNot } from './whyNot.ts';

/** Into the volume and out of it; where there is no graphics card it is still there, and tells why it does nothing. */
export function VolumeButton({ command }: { readonly command: PaneCommand | undefined }) {
  const { volume } = useMessages().panes;
  const key = useKeyOf('volume.open');
  const anchor = useRef<HTMLButtonElement>(null);
  const { isOpen } = useWhyNot();
  const close = useCallback(() => useWhyNot.setState({ isOpen: false }), []);
  if (command === undefined) return null;
  const { name, unavailable, pressed, run } = command;
  const title = key === undefined ? name : `${name} (${keyName(key)})`;
  return (
    <>
      <Button
        ref={anchor}
        variant="tertiary"
        icon={<RotateRightIcon aria-hidden />}
        aria-label={volume.short}
        title={unavailable === undefined ? title : `${title} – ${unavailable}`}
        {...(unavailable === undefined
          ? { 'aria-pressed': pressed }
          : { 'aria-disabled': true, 'aria-haspopup': 'dialog' as const, 'aria-expanded': isOpen })}
        onClick={run}
      >
        <span className="act-text">{volume.short}</span>
      </Button>
      {isOpen && unavailable !== undefined && (
        <Popover anchor={anchor} label={name} onClose={close} className="toolbar-why">
          <p>{unavailable}</p>
          <p>{volume.graphics.instead}</p>
        </Popover>
      )}
    </>
  );
}
