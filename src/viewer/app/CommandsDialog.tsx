import { type KeyboardEvent, useState } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { pressedKey } from '#viewer/ui/commandList.ts';
import { useCommands, useKeyPreferences } from '#viewer/ui/commands.tsx';
import { Dialog } from '#viewer/ui/Dialog.tsx';
import { keyName } from '#viewer/ui/keyName.ts';
import { standardKeys } from '#viewer/ui/keyPreferences.ts';
import { type Listed } from '#viewer/ui/takenKeys.ts';

import { KeyNames, keyNamesOf } from './KeyNames.tsx';
import { latestOfEach } from './latestOfEach.ts';

/** Every command with its name and key; keys can be changed, and those of one letter switched off. */
export function CommandsDialog({ onClose }: { onClose: () => void }) {
  const messages = useMessages();
  const t = messages.app;
  const [preferences, setPreferences] = useKeyPreferences();
  const commands = latestOfEach(useCommands());
  const groups = [...new Set(commands.map(({ group }) => group ?? t.group.general))];
  return (
    <Dialog title={t.commands} closeLabel={messages.common.close} onClose={onClose} wide>
      <div className="command-columns">
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <ul className="command-list">
              {commands
                .filter((command) => (command.group ?? t.group.general) === group)
                .map((command) => (
                  <li key={command.id}>
                    <span>
                      {command.name}
                      {command.unavailable !== undefined && <small>{command.unavailable}</small>}
                      {command.taken !== undefined && (
                        <small>{t.keyTaken(keyName(command.taken.key), command.taken.by)}</small>
                      )}
                    </span>
                    <KeyButton
                      command={command}
                      onKey={(key) =>
                        setPreferences({
                          ...preferences,
                          remapped: { ...preferences.remapped, [command.id]: key },
                        })
                      }
                    />
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
      <label className="single-keys">
        <input
          type="checkbox"
          checked={preferences.singleKeys}
          onChange={(event) => setPreferences({ ...preferences, singleKeys: event.target.checked })}
        />
        <span>
          {t.singleKeys}
          <small>{t.singleKeysHint}</small>
        </span>
      </label>
      <Button variant="tertiary" onClick={() => setPreferences(standardKeys)}>
        {t.standardKeys}
      </Button>
    </Dialog>
  );
}

const modifiers = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'Tab']);

/** Shows a command's key; pressed, it waits for another. Esc leaves it as it was, Backspace takes the key away. */
function KeyButton({ command, onKey }: { command: Listed; onKey: (key: string) => void }) {
  const t = useMessages().app;
  const [asked, setAsked] = useState<'waiting' | 'answered'>();
  const isWaiting = asked === 'waiting';
  const keys = keyNamesOf(command);
  const words = keys.length === 0 ? t.noKey : keys.join(', ');
  const take = (event: KeyboardEvent) => {
    if (!isWaiting || modifiers.has(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    setAsked('answered');
    if (event.key === 'Escape') return;
    onKey(event.key === 'Backspace' ? '' : pressedKey(event));
  };
  return (
    <>
      <button
        type="button"
        className="key-button"
        aria-label={t.changeKey(command.name, words)}
        onClick={() => setAsked('waiting')}
        onBlur={() => setAsked(undefined)}
        onKeyDown={take}
      >
        {isWaiting ? t.pressKey : <KeyNames of={command} none={t.noKey} />}
      </button>
      <output className="ds-sr-only">
        {asked === undefined ? '' : isWaiting ? t.pressKey : t.keyNow(command.name, words)}
      </output>
    </>
  );
}
