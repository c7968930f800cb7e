import {
  getDocument,
  GlobalWorkerOptions,
  PasswordException,
  type PDFDocumentProxy,
  RenderingCancelledException,
} from 'pdfjs-dist';

/** An open PDF. */
export interface PdfFile {
  readonly numberOfPages: number;
  /** Paints a page to a CSS width in pixels; the returned function stops a painting that is no longer wanted. */
  readonly paint: (wish: {
    readonly page: number;
    readonly canvas: HTMLCanvasElement;
    readonly width: number;
    /** The page stands on the canvas, whole. */
    readonly onPainted: () => void;
    /** It cannot be drawn: what stands on the canvas, if anything, is not all of it. */
    readonly onFailed: () => void;
  }) => () => void;
  /** Pages that hold the words, in order, each as often as it holds them. */
  readonly find: (words: string) => Promise<readonly number[]>;
  readonly close: () => void;
}

export interface PdfFailure {
  readonly failure: 'password' | 'unreadable';
  readonly detail: string;
}

/** Files that pdf.js asks for by name (fonts, character maps, decoders), by their address on our own origin. */
const parts: Readonly<Record<string, string>> = {
  ...import.meta.glob<string>('/node_modules/pdfjs-dist/build/pdf.worker.min.mjs', {
    eager: true,
    query: '?url&no-inline',
    import: 'default',
  }),
  ...import.meta.glob<string>('/node_modules/pdfjs-dist/wasm/*.wasm', {
    eager: true,
    query: '?url&no-inline',
    import: 'default',
  }),
  ...import.meta.glob<string>('/node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
    eager: true,
    query: '?url&no-inline',
    import: 'default',
  }),
  ...import.meta.glob<string>('/node_modules/pdfjs-dist/cmaps/*.bcmap', {
    eager: true,
    query: '?url&no-inline',
    import: 'default',
  }),
};
const addresses = new Map(Object.entries(parts).map(([path, url]) => [path.split('/').at(-1), url]));

GlobalWorkerOptions.workerSrc = addresses.get('pdf.worker.min.mjs') ?? '';

class OwnOrigin {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const url = addresses.get(filename);
    if (url === undefined) throw new Error(`${filename} is no part of pdf.js that we serve`);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${filename}: status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }
}

/** Opens a PDF without scripting or forms; pdf.js 6 has no evaluation to switch off. Expected failures are values. */
export async function openPdf(data: Uint8Array<ArrayBuffer>): Promise<PdfFile | PdfFailure> {
  try {
    const task = getDocument({
      data,
      enableXfa: false,
      useWorkerFetch: false,
      disableWorkerRendering: true,
      BinaryDataFactory: OwnOrigin,
      cMapPacked: true,
    });
    return pdfFile(await task.promise, () => void task.destroy());
  } catch (cause) {
    if (cause instanceof PasswordException) return { failure: 'password', detail: '' };
    return { failure: 'unreadable', detail: cause instanceof Error ? cause.name : '' };
  }
}

/** Canvas sides and area that browsers still paint. */
const largestSide = 8192;

function pdfFile(file: PDFDocumentProxy, close: () => void): PdfFile {
  return {
    numberOfPages: file.numPages,
    close,
    paint: ({ page, canvas, width, onPainted, onFailed }) => {
      let isWanted = true;
      let stop = () => {};
      const run = async () => {
        const proxy = await file.getPage(page);
        if (!isWanted) return;
        const natural = proxy.getViewport({ scale: 1 });
        const scale = width / natural.width;
        const sharp = Math.min(devicePixelRatio, largestSide / (natural.height * scale), largestSide / width);
        const viewport = proxy.getViewport({ scale: scale * sharp });
        canvas.width = Math.floor(viewport.width);
        canvas.height = Math.floor(viewport.height);
        canvas.style.width = `${width}px`;
        const task = proxy.render({ canvas, viewport });
        stop = () => task.cancel();
        await task.promise.catch((cause: unknown) => {
          if (!(cause instanceof RenderingCancelledException)) throw cause;
        });
        if (isWanted) onPainted();
      };
      run().catch(() => {
        if (isWanted) onFailed();
      });
      return () => {
        isWanted = false;
        stop();
      };
    },
    find: (words) => find(file, words),
  };
}

async function find(file: PDFDocumentProxy, words: string): Promise<readonly number[]> {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [];
  const hits: number[] = [];
  for (let page = 1; page <= file.numPages; page += 1) {
    const text = await textOf(file, page).catch(() => '');
    const count = text.toLowerCase().split(wanted).length - 1;
    hits.push(...Array.from({ length: count }, () => page));
  }
  return hits;
}

/** A page that cannot be read says so itself when it is seen; the words are sought on the others. */
async function textOf(file: PDFDocumentProxy, page: number): Promise<string> {
  const content = await (await file.getPage(page)).getTextContent();
  return content.items.map((item) => ('str' in item ? item.str : '')).join(' ');
}
