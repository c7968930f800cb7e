import { type Command } from './commands.tsx';
import { type KeyPreferences } from './keyPreferences.ts';
import { type Listed, withoutTaken } from './takenKeys.ts';

/** The commands now on offer and the keys that run them. */
export class CommandList {
  #offered: readonly Command[] = [];
  #listed: readonly Listed[] = [];
  #preferences: KeyPreferences;
  readonly #listeners = new Set<() => void>();

  constructor(preferences: KeyPreferences) {
    this.#preferences = preferences;
  }

  add(command: Command): () => void {
    this.#offered = [...this.#offered, command];
    this.#changed();
    return () => {
      this.#offered = this.#offered.filter((one) => one !== command);
      this.#changed();
    };
  }

  prefer(preferences: KeyPreferences): void {
    this.#preferences = preferences;
    this.#changed();
  }

  readonly commands = (): readonly Listed[] => this.#listed;
  readonly preferences = (): KeyPreferences => this.#preferences;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Answers keys until the returned function is called. Text being typed, open dialogs and composed input keep their keys. */
  listen(target: Document): () => void {
    const onKey = (event: KeyboardEvent) => this.#answer(event);
    target.addEventListener('keydown', onKey);
    return () => target.removeEventListener('keydown', onKey);
  }

  /** What a key runs. */
  answering(pressed: string): Listed | undefined {
    return this.#listed.findLast(({ key, also }) => key === pressed || also === pressed);
  }

  #answer(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const pressed = pressedKey(event);
    if (isTyping(event.target) && isForText(pressed)) return;
    const command = this.answering(pressed);
    if (command === undefined) return;
    if (isInDialog(event.target) && command.reach !== 'everywhere') return;
    if (command.reach === 'picture' && isControl(event.target)) return;
    event.preventDefault();
    command.run();
  }

  #changed(): void {
    this.#listed = withoutTaken(this.#offered.map((command) => withKey(command, this.#preferences)));
    for (const listener of this.#listeners) listener();
  }
}

/** The command with the keys it has for this user: the one they have chosen, none where they took it away, and none of one letter where those are switched off. */
export function withKey(command: Command, { singleKeys, remapped }: KeyPreferences): Command {
  const { key: standard, also: other, ...rest } = command;
  const first = remapped[command.id] ?? standard;
  const wished = first === '' ? [] : new Set([first, other]);
  const [key, also] = [...wished].filter((one) => one !== undefined && (singleKeys || !isSingleKey(one)));
  return { ...rest, ...(key === undefined ? {} : { key }), ...(also === undefined ? {} : { also }) };
}

/** One printable character and no modifier. */
export function isSingleKey(key: string): boolean {
  return key.length === 1;
}

/** `Ctrl+k`, `Shift+ArrowLeft`, `?`: Shift is named only where the character does not already tell. Cmd on a Mac counts as Ctrl. */
export function pressedKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string {
  const isCharacter = isSingleKey(event.key);
  const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
  const key = isCharacter ? event.key.toLowerCase() : event.key;
  return [
    ...(event.ctrlKey || event.metaKey ? ['Ctrl'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.shiftKey && (!isCharacter || hasModifier) ? ['Shift'] : []),
    key,
  ].join('+');
}

/** What a field does with the key itself: writing, moving and marking by word and line, deleting, undoing. */
export function isForText(pressed: string): boolean {
  const parts = pressed.split(/\+(?=.)/);
  const key = parts.at(-1) ?? '';
  if (!parts.includes('Ctrl') && !parts.includes('Alt')) return true;
  if (parts.includes('Alt')) return key.startsWith('Arrow') || key === 'Backspace';
  return /^(?:Arrow.+|Home|End|Backspace|Delete|[acvxyz])$/.test(key);
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a[href], input, select, textarea') !== null;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'button'].includes(target.type)
  );
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('dialog[open], [popover]') !== null;
}
