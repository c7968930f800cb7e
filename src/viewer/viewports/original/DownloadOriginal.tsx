import { DownloadIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, useState } from 'react';

import { type Instance } from '#dicom/instance.ts';
import { type ArchiveError, asArchiveError } from '#viewer/archives/archiveError.ts';
import { type Original, originalOf } from '#viewer/archives/documents.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { failureWords, useMessages } from '#viewer/i18n/messages.tsx';
import './original.css';
import { usePaneSurroundings } from '#viewer/viewports/paneSurroundings.tsx';
import { SourceBadges } from '#viewer/viewports/sources/SourceBadges.tsx';

type Download =
  | { readonly state: 'none' | 'running' }
  | { readonly state: 'done'; readonly bytes: number }
  | { readonly state: 'failed'; readonly why: ArchiveError };

/** Saves the file as it is stored, on a press; the download stands in the access log before the first byte leaves. */
export function DownloadOriginal(props: {
  readonly contents: ReadyContents;
  readonly instance: Instance;
  readonly onSize?: (bytes: number) => void;
}) {
  const words = useMessages();
  const { original } = words.panes;
  const { mayDownload } = usePaneSurroundings();
  const [download, setDownload] = useState<Download>({ state: 'none' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  if (!mayDownload) return <span className="pane-quiet">{original.notOffered}</span>;
  const start = () => {
    const controller = new AbortController();
    running.current = controller;
    setDownload({ state: 'running' });
    const { contents, instance } = props;
    originalOf({ retrieval: contents.retrieval, instance }, controller.signal).then(
      (file) => {
        save(file);
        props.onSize?.(file.file.size);
        setDownload({ state: 'done', bytes: file.file.size });
      },
      (error: unknown) => {
        if (!controller.signal.aborted) setDownload({ state: 'failed', why: asArchiveError(error) });
      },
    );
  };
  return (
    <div className="original">
      <button
        type="button"
        className="pane-text-button"
        disabled={download.state === 'running'}
        onClick={start}
      >
        <DownloadIcon aria-hidden /> {download.state === 'running' ? original.downloading : original.download}
      </button>
      <output>
        {download.state === 'done' && original.done(original.bytes(download.bytes))}
        {download.state === 'done' && <SourceBadges contents={props.contents} instances={[props.instance]} />}
        {download.state === 'failed' && `${original.failed} ${failureWords(words, download.why.reason)}`}
      </output>
    </div>
  );
}

function save({ file, name }: Original): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the file over once the press has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
