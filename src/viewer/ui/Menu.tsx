import { type KeyboardEvent, type ReactNode, useCallback, useRef, useState } from 'react';

import { Button, IconButton } from './Button.tsx';
import { Popover } from './Popover.tsx';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Present on a choice among several: whether it is the chosen one. */
  readonly checked?: boolean;
  readonly shortcut?: string;
  readonly disabled?: boolean;
  readonly run: () => void;
}

export interface MenuProps {
  readonly label: string;
  readonly icon?: ReactNode;
  /** Text on the button; without it the button shows its icon and the label is its name. */
  readonly text?: ReactNode;
  readonly items: readonly MenuItem[];
}

/** A button with a list of choices; arrow keys walk it, Esc closes it. */
export function Menu({ label, icon, text, items }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setOpen(false), []);
  const trigger = {
    ref: anchor,
    icon,
    'aria-haspopup': 'menu' as const,
    'aria-expanded': isOpen,
    onClick: () => setOpen(!isOpen),
  };
  return (
    <>
      {text === undefined ? (
        <IconButton {...trigger} label={label} />
      ) : (
        <Button {...trigger} variant="tertiary">
          {text}
        </Button>
      )}
      {isOpen && (
        <Popover anchor={anchor} label={label} onClose={close} role="menu" className="menu">
          {items.map((item) => (
            <MenuButton
              key={item.id}
              item={item}
              onDone={() => {
                close();
                anchor.current?.focus();
              }}
            />
          ))}
        </Popover>
      )}
    </>
  );
}

function MenuButton({ item, onDone }: { item: MenuItem; onDone: () => void }) {
  const choice = item.checked === undefined ? {} : { 'aria-checked': item.checked };
  return (
    <button
      type="button"
      role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
      {...choice}
      className="menu-item"
      disabled={item.disabled}
      onKeyDown={walk}
      onClick={() => {
        onDone();
        item.run();
      }}
    >
      <span className="menu-mark" aria-hidden>
        {item.checked === true ? '✓' : item.icon}
      </span>
      <span>{item.label}</span>
      {item.shortcut !== undefined && <kbd>{item.shortcut}</kbd>}
    </button>
  );
}

function walk(event: KeyboardEvent<HTMLButtonElement>): void {
  const step =
    event.key === 'ArrowDown'
      ? 'nextElementSibling'
      : event.key === 'ArrowUp'
        ? 'previousElementSibling'
        : undefined;
  if (step === undefined) return;
  event.preventDefault();
  const sibling = event.currentTarget[step];
  if (sibling instanceof HTMLElement) sibling.focus();
}
