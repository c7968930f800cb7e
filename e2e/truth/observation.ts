/** What stands in a pane once it has settled, or what has become of it instead. Plain data: it is read inside the page. */
export interface Observation {
  /** `data-state` of the pane; `absent` where there is no pane with this display set. */
  readonly state: string;
  /** `data-kind`: which sort of pane it is. */
  readonly kind: string;
  readonly sopInstanceUid: string;
  readonly frame: string;
  readonly fidelity: string;
  /** Where the position slider stands, from 0; empty where there is none. While a picture has failed, nothing else tells which. */
  readonly position: string;
  /** The sentence of a card or of the cover over a picture; empty where a picture, a film or a text stands uncovered. */
  readonly sentence: string;
  /** Set where the sentence only says that something broke in Lysbilde itself. */
  readonly isCrash: boolean;
  /** All visible text of the pane. */
  readonly words: string;
  /** Distinct brightnesses on the pane's canvas or in its film; 0 where it has neither. */
  readonly levels: number;
  /** Words of the document itself, headings and frame of the pane not counted. */
  readonly textLength: number;
}

export const nothingSeen: Observation = {
  state: 'absent',
  kind: '',
  sopInstanceUid: '',
  frame: '',
  fidelity: '',
  position: '',
  sentence: '',
  isCrash: false,
  words: '',
  levels: 0,
  textLength: 0,
};

/** Runs in the page: nothing outside its own braces exists there. */
export function observe(pane: Element): Observation {
  const attribute = (name: string) => pane.getAttribute(name) ?? '';
  const textOf = (selector: string) =>
    [...pane.querySelectorAll(selector)]
      .map((one) => one.textContent ?? '')
      .join(' ')
      .trim();
  const levelsOf = (picture: CanvasImageSource, width: number, height: number) => {
    if (width < 2 || height < 2) return 0;
    const canvas = new OffscreenCanvas(Math.min(512, width), Math.min(512, height));
    const context = canvas.getContext('2d');
    if (context === null) return 0;
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const seen = new Set<number>();
    for (let at = 0; at < data.length; at += 4)
      seen.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
    return seen.size;
  };
  const slider = pane.querySelector('.pane-position-range');
  const video = pane.querySelector('video');
  const canvases = [...pane.querySelectorAll('canvas')];
  const levels =
    video === null
      ? Math.max(0, ...canvases.map((canvas) => levelsOf(canvas, canvas.width, canvas.height)))
      : levelsOf(video, video.videoWidth, video.videoHeight);
  const cover = textOf('.pane-cover');
  return {
    state: attribute('data-state'),
    kind: attribute('data-kind'),
    sopInstanceUid: attribute('data-sop-instance-uid'),
    frame: attribute('data-frame'),
    fidelity: attribute('data-fidelity'),
    position: slider instanceof HTMLInputElement ? slider.value : '',
    sentence: cover === '' ? textOf('.pane-card > p') : cover,
    isCrash: cover !== '' && !pane.hasAttribute('data-kind') && pane.hasAttribute('data-display-set'),
    words: pane.textContent ?? '',
    levels,
    textLength: textOf('.report-text > :not(h3)').length,
  };
}
