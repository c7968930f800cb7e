/** The canvas and the drawing above it, kept at the size of their element in device pixels. */
export interface Surface {
  readonly canvas: HTMLCanvasElement;
  readonly overlay: SVGSVGElement;
  /** A group of its own above the picture for one drawer. */
  layer(): SVGGElement;
  /** For one drawer, as its layer: spoken politely by screen readers when its text changes. */
  voice(of: 'probe' | 'places' | 'view'): HTMLElement;
  /** Speaks a sentence once, politely. */
  say(text: string): void;
  setCursor(cursor: string): void;
  setLabel(label: string): void;
  close(): void;
}

export function createSurface(element: HTMLElement, onResize: () => void): Surface {
  const canvas = document.createElement('canvas');
  const overlay = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const layer of [canvas, overlay]) {
    Object.assign(layer.style, { position: 'absolute', inset: '0', width: '100%', height: '100%' });
  }
  overlay.style.pointerEvents = 'none';
  overlay.setAttribute('aria-hidden', 'true');
  canvas.setAttribute('role', 'img');
  const voices: HTMLElement[] = [];
  const speaker = document.createElement('div');
  speaker.className = 'visually-hidden';
  speaker.setAttribute('aria-live', 'polite');
  element.append(canvas, overlay, speaker);
  fit(canvas, element.clientWidth * devicePixelRatio, element.clientHeight * devicePixelRatio);
  const observer = new ResizeObserver(([entry]) => {
    const size = entry?.devicePixelContentBoxSize?.[0];
    const width = exact(size?.inlineSize, element.clientWidth * devicePixelRatio);
    const height = exact(size?.blockSize, element.clientHeight * devicePixelRatio);
    if (fit(canvas, width, height)) onResize();
  });
  observer.observe(element, { box: 'device-pixel-content-box' });
  return {
    canvas,
    overlay,
    layer: () => overlay.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'g')),
    voice(of) {
      const voice = document.createElement('output');
      voice.className = 'visually-hidden';
      voice.dataset['voice'] = of;
      voices.push(voice);
      return element.insertBefore(voice, speaker);
    },
    say(text) {
      speaker.textContent = text;
    },
    setCursor(cursor) {
      element.style.cursor = cursor;
    },
    setLabel(label) {
      canvas.setAttribute('aria-label', label);
    },
    close() {
      observer.disconnect();
      // A canvas of no size holds no pixels, however long something holds the canvas.
      fit(canvas, 1, 1);
      canvas.remove();
      overlay.remove();
      for (const voice of voices) voice.remove();
      speaker.remove();
    },
  };
}

/**
 * The browser's own count of device pixels, which knows how it rounds; but hands and scale bars go by `devicePixelRatio`, so where the
 * two speak of different screens (a browser that plays a telephone) that one holds for the canvas too.
 */
function exact(counted: number | undefined, reckoned: number): number {
  return counted !== undefined && Math.abs(counted - reckoned) <= 2 ? counted : reckoned;
}

function fit(canvas: HTMLCanvasElement, width: number, height: number): boolean {
  const [wide, high] = [Math.max(1, Math.round(width)), Math.max(1, Math.round(height))];
  if (canvas.width === wide && canvas.height === high) return false;
  canvas.width = wide;
  canvas.height = high;
  return true;
}
