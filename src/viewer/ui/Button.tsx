import { type ButtonHTMLAttributes, type ReactNode, type Ref } from 'react';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly variant?: 'primary' | 'secondary' | 'tertiary';
  readonly icon?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button of Designsystemet, small by our tokens. */
export function Button({ variant = 'secondary', icon, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={names('ds-button', className)} data-variant={variant}>
      {icon}
      {children}
    </button>
  );
}

export interface IconButtonProps extends ButtonProps {
  /** Read aloud and shown beside the pointer and on focus. */
  readonly label: string;
  /** The key that does the same, shown with the label. */
  readonly shortcut?: string;
  readonly tooltipSide?: 'top' | 'bottom' | 'left' | 'right';
}

/** A button that shows only an icon; its name is always one pointer rest or one focus away. */
export function IconButton({ label, shortcut, tooltipSide = 'bottom', className, ...rest }: IconButtonProps) {
  return (
    <Button
      variant="tertiary"
      {...rest}
      aria-label={label}
      className={names('icon-button', className)}
      data-icon="true"
      data-tooltip={shortcut === undefined ? label : `${label} (${shortcut})`}
      data-tooltip-side={tooltipSide}
    />
  );
}

/** Class names in one string, absent ones left out. */
export function names(...all: readonly (string | false | undefined)[]): string {
  return all.filter(Boolean).join(' ');
}
