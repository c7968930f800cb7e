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
  /** Why it cannot be had here: it is named all the same, and running it tells why. */
  readonly unavailable?: string;
  /** Of the group it belongs to; items of one group follow on each other. */
  readonly heading?: string | undefined;
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
          {grouped(items).map(([heading, group]) => (
            <MenuGroup key={heading ?? ''} heading={heading}>
              {group.map((item) => (
                <MenuButton
                  key={item.id}
                  item={item}
                  onDone={() => {
                    close();
                    anchor.current?.focus();
                  }}
                />
              ))}
            </MenuGroup>
          ))}
        </Popover>
      )}
    </>
  );
}

function grouped(
  items: readonly MenuItem[],
): readonly (readonly [string | undefined, readonly MenuItem[]])[] {
  const headings = [...new Set(items.map(({ heading }) => heading))];
  return headings.map((heading) => [heading, items.filter((item) => item.heading === heading)]);
}

interface MenuGroupProps {
  readonly heading: string | undefined;
  readonly children: ReactNode;
}

function MenuGroup({ heading, children }: MenuGroupProps) {
  if (heading === undefined) return children;
  return (
    <fieldset aria-label={heading} className="menu-group">
      <span className="menu-heading" aria-hidden>
        {heading}
      </span>
      {children}
    </fieldset>
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
      {...(item.unavailable === undefined
        ? {}
        : { 'aria-disabled': true, 'aria-description': item.unavailable })}
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
  const menu = event.currentTarget.closest('[role="menu"]');
  const items = [...(menu?.querySelectorAll<HTMLElement>('.menu-item') ?? [])];
  const at = items.indexOf(event.currentTarget);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items[to]?.focus();
}
