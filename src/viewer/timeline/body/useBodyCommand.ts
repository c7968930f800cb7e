import { useMessages } from '#viewer/i18n/messages.tsx';
import { useCommand } from '#viewer/ui/commands.tsx';

interface BodyCommand {
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onCollapse: (isCollapsed: boolean) => void;
}

/** The key that opens the figure and goes to it, and closes it again. */
export function useBodyCommand({ isOpen, onOpen, onCollapse }: BodyCommand): void {
  const { finding: t, app } = useMessages();
  useCommand({
    id: 'body-figure',
    name: isOpen ? t.closeBody : t.openBody,
    group: app.group.timeline,
    key: 'Alt+k',
    run: () => {
      onOpen(!isOpen);
      if (isOpen) return returnFocus();
      onCollapse(false);
      requestAnimationFrame(focusFigure);
    },
  });
}

/** To the first part that has studies: where the panel is low, that brings it into sight. */
function focusFigure(): void {
  const stops = [...document.querySelectorAll<HTMLElement>('.body-part[tabindex="0"]')];
  (stops.find(({ dataset }) => dataset['count'] !== '0') ?? stops[0])?.focus();
}

/** Focus does not fall to the page when the figure goes: it returns to the button that opens it. */
export function returnFocus(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.body-button')?.focus());
}
