import { type KeyboardEvent, useMemo, useRef, useState } from 'react';

import { type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { useCommands } from '#viewer/ui/commands.tsx';
import { Dialog } from '#viewer/ui/Dialog.tsx';

import { KeyNames } from './KeyNames.tsx';
import { latestOfEach } from './latestOfEach.ts';

const mostShown = 50;

/** Ctrl+K: every command by name. Typing narrows, Enter runs the first, arrows walk them all. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const messages = useMessages();
  const t = messages.app;
  const commands = useCommands();
  const [text, setText] = useState('');
  const body = useRef<HTMLDivElement>(null);
  const all = useMemo(
    () => latestOfEach(commands).filter(({ id, name }) => id !== 'search' && matches(name, text)),
    [commands, text],
  );
  const found = all.slice(0, mostShown);
  const runFirst = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return walk(event, body.current);
    event.preventDefault();
    onClose();
    found[0]?.run();
  };
  return (
    <Dialog title={t.searchCommands} closeLabel={messages.common.close} onClose={onClose}>
      <div ref={body}>
        <input
          className="ds-input palette-input"
          type="text"
          data-first
          aria-label={t.searchCommands}
          placeholder={t.searchPlaceholder}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={runFirst}
        />
        <ul aria-label={t.commands} className="palette-list">
          {found.map((command) => (
            <li key={command.id}>
              <button
                type="button"
                onKeyDown={(event) => walk(event, body.current)}
                onClick={() => {
                  onClose();
                  command.run();
                }}
              >
                <span>
                  {command.name}
                  {command.unavailable !== undefined && <small>{command.unavailable}</small>}
                </span>
                <KeyNames of={command} />
              </button>
            </li>
          ))}
        </ul>
        <output className="muted palette-more">{accountOf(t, found.length, all.length)}</output>
      </div>
    </Dialog>
  );
}

/** Nothing, or less than there is. */
function accountOf(t: Messages['app'], shown: number, all: number): string {
  if (all === 0) return t.noCommand;
  return shown < all ? t.moreCommands(shown, all) : '';
}

/** Arrows go from the field through the list and round. */
function walk(event: KeyboardEvent, body: HTMLElement | null): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || body === null) return;
  event.preventDefault();
  const stops = [...body.querySelectorAll<HTMLElement>('input, button')];
  const at = stops.findIndex((one) => one === document.activeElement);
  stops[(at + step + stops.length) % stops.length]?.focus();
}

function matches(name: string, text: string): boolean {
  const lower = name.toLocaleLowerCase('nb');
  return text
    .toLocaleLowerCase('nb')
    .split(/\s+/)
    .every((word) => lower.includes(word));
}
