import { ChevronLeftIcon, ChevronRightIcon } from '@navikt/aksel-icons';
import { useRef, useState } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { IconButton } from '#viewer/ui/Button.tsx';
import type { PdfFile } from './pdfFile.ts';

export interface PdfBarProps {
  readonly file: PdfFile;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

/** Page turning, and words found by the page they stand on. */
export function PdfBar({ file, page, onPage }: PdfBarProps) {
  const { panes } = useMessages();
  const [found, setFound] = useState<{
    readonly words: string;
    readonly pages: readonly number[];
    readonly at: number;
  }>();
  // Words sought through many pages are not told over those sought after them.
  const asked = useRef('');
  const search = async (words: string) => {
    if (found?.words === words && found.pages.length > 0) {
      const at = (found.at + 1) % found.pages.length;
      setFound({ ...found, at });
      onPage(found.pages[at] ?? 1);
      return;
    }
    asked.current = words;
    const pages = await file.find(words);
    if (asked.current !== words) return;
    setFound({ words, pages, at: 0 });
    if (pages[0] !== undefined) onPage(pages[0]);
  };
  return (
    <div className="pane-player">
      <IconButton
        tooltipSide="top"
        label={panes.pdf.previous}
        icon={<ChevronLeftIcon aria-hidden />}
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
      />
      <span className="pane-counter-text">{panes.pdf.page(page, file.numberOfPages)}</span>
      <IconButton
        tooltipSide="top"
        label={panes.pdf.next}
        icon={<ChevronRightIcon aria-hidden />}
        disabled={page >= file.numberOfPages}
        onClick={() => onPage(page + 1)}
      />
      <form
        className="pane-search"
        onSubmit={(event) => {
          event.preventDefault();
          const words = new FormData(event.currentTarget).get('words');
          if (typeof words === 'string' && words.trim() !== '') void search(words);
        }}
      >
        <input name="words" type="search" aria-label={panes.pdf.search} placeholder={panes.pdf.search} />
        <output className="pane-quiet">
          {found !== undefined && panes.pdf.hits(found.at + 1, found.pages.length)}
        </output>
      </form>
    </div>
  );
}
