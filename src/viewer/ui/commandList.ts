import { type Command } from './commands.tsx';
import { type KeyPreferences } from './keyPreferences.ts';

/** The commands now on offer and the keys that run them. */
export class CommandList {
  #offered: readonly Command[] = [];
  #listed: readonly Command[] = [];
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

  readonly commands = (): readonly Command[] => this.#listed;
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

  #answer(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const pressed = pressedKey(event);
    if (isTyping(event.target) && isForText(pressed)) return;
    const command = this.#listed.findLast(({ key }) => key === pressed);
    if (command === undefined) return;
    if (isInDialog(event.target) && command.reach !== 'everywhere') return;
    if (command.reach === 'picture' && isControl(event.target)) return;
    event.preventDefault();
    command.run();
  }

  #changed(): void {
    this.#listed = this.#offered.map((command) => withKey(command, this.#preferences));
    for (const listener of this.#listeners) listener();
  }
}

/** The command with the key this user has chosen, or none where single keys are switched off. */
export function withKey(command: Command, { singleKeys, remapped }: KeyPreferences): Command {
  const { key: standard, ...rest } = command;
  const key = remapped[command.id] ?? standard;
  if (key === undefined || key === '' || (!singleKeys && isSingleKey(key))) return rest;
  return { ...rest, key };
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
