/** Milliseconds that the pointer rests on a control before its name is shown. */
const rest = 450;
/** CSS pixels between a control and its name, and between the name and the edge of the screen. */
const [gap, margin] = [6, 4];

type Side = 'top' | 'bottom' | 'left' | 'right';
type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom' | 'width' | 'height'>;
interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Shows the names of icons (`data-tooltip`) above everything, where neither a bar that scrolls nor a dialog cuts them: after a rest of the
 * pointer, at once on focus by key. Screen readers have the name already. Returns what takes it all away again.
 */
export function showTooltips(target: Document): () => void {
  const tooltip = new Tooltip(target);
  const controller = new AbortController();
  const options = { signal: controller.signal, capture: true };
  target.addEventListener('pointerover', (event) => tooltip.over(event), options);
  target.addEventListener('focusin', (event) => tooltip.focused(event.target), options);
  target.addEventListener('focusout', (event) => tooltip.left(event.target), options);
  for (const type of ['pointerdown', 'keydown'] as const)
    target.addEventListener(type, () => tooltip.hide(), options);
  // A bar scrolls to what the focus comes to.
  target.addEventListener('scroll', () => tooltip.place(), options);
  return () => {
    controller.abort();
    tooltip.close();
  };
}

class Tooltip {
  readonly #surface: HTMLElement;
  /** A control that goes away takes its name with it. */
  readonly #watch = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => !isIntersecting)) this.hide();
  });
  #timer: ReturnType<typeof setTimeout> | undefined;
  #of: HTMLElement | undefined;

  constructor(target: Document) {
    this.#surface = target.createElement('div');
    this.#surface.className = 'tooltip';
    this.#surface.popover = 'manual';
    this.#surface.setAttribute('aria-hidden', 'true');
    target.body.append(this.#surface);
  }

  over(event: PointerEvent): void {
    const control = named(event.target);
    if (control === this.#of || event.pointerType !== 'mouse') return;
    this.hide();
    if (control === undefined) return;
    this.#of = control;
    this.#timer = setTimeout(() => this.#show(control), rest);
  }

  focused(target: EventTarget | null): void {
    const control = named(target);
    if (control === undefined || !control.matches(':focus-visible')) return;
    this.hide();
    this.#of = control;
    this.#show(control);
  }

  /** The focus goes from it; what the pointer rests on keeps its name while a focus moves elsewhere. */
  left(target: EventTarget | null): void {
    if (named(target) === this.#of) this.hide();
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.#watch.disconnect();
    this.#of = undefined;
    this.#surface.textContent = '';
    if (this.#surface.matches(':popover-open')) this.#surface.hidePopover();
  }

  close(): void {
    this.hide();
    this.#surface.remove();
  }

  #show(control: HTMLElement): void {
    const text = control.dataset['tooltip'];
    // What has opened its menu says by the menu what it is.
    if (!control.isConnected || text === undefined || control.getAttribute('aria-expanded') === 'true')
      return;
    this.#surface.textContent = text;
    this.#surface.showPopover();
    this.place();
    this.#watch.observe(control);
  }

  /** Where the control is now. */
  place(): void {
    const control = this.#of;
    if (control === undefined || !this.#surface.matches(':popover-open')) return;
    const { offsetWidth, offsetHeight } = this.#surface;
    const { left, top } = tooltipPlace(
      { box: control.getBoundingClientRect(), side: sideOf(control) },
      { width: offsetWidth, height: offsetHeight },
      { width: innerWidth, height: innerHeight },
    );
    Object.assign(this.#surface.style, { left: `${left}px`, top: `${top}px` });
  }
}

/** Beside the control on the side it asks for, on the other where that has no room, and always on the screen. In CSS pixels. */
export function tooltipPlace(
  { box, side }: { readonly box: Box; readonly side: Side },
  size: Size,
  screen: Size,
): { readonly left: number; readonly top: number } {
  const within = (at: number, length: number, most: number) =>
    Math.max(margin, Math.min(at, most - length - margin));
  const isAcross = side === 'left' || side === 'right';
  const before = (isAcross ? box.left - size.width : box.top - size.height) - gap;
  const after = (isAcross ? box.right : box.bottom) + gap;
  const [length, most] = isAcross ? [size.width, screen.width] : [size.height, screen.height];
  const fits = { before: before >= margin, after: after + length + margin <= most };
  const isBefore =
    side === 'left' || side === 'top' ? fits.before || !fits.after : !fits.after && fits.before;
  const along = isBefore ? before : after;
  return isAcross
    ? {
        left: within(along, size.width, screen.width),
        top: within(box.top + (box.height - size.height) / 2, size.height, screen.height),
      }
    : {
        left: within(box.left + (box.width - size.width) / 2, size.width, screen.width),
        top: within(along, size.height, screen.height),
      };
}

function named(target: EventTarget | null): HTMLElement | undefined {
  const found = target instanceof Element ? target.closest('[data-tooltip]') : null;
  return found instanceof HTMLElement ? found : undefined;
}

function sideOf(control: HTMLElement): Side {
  const side = control.dataset['tooltipSide'];
  return side === 'top' || side === 'left' || side === 'right' ? side : 'bottom';
}
