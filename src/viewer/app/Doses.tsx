import { lazy, Suspense, useState } from 'react';

import { type StudyInstanceUid } from '#dicom/uid.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { useCommand } from '#viewer/ui/commands.tsx';

import { loadImages } from './loadImages.ts';

const DoseDialog = lazy(async () => ({ default: (await loadImages()).DoseDialog }));

/** The patient's radiation doses over time, fetched when someone asks and not before. */
export function Doses({ onOpen }: { readonly onOpen: (study: StudyInstanceUid) => void }) {
  const { app, panes } = useMessages();
  const [isOpen, setOpen] = useState(false);
  useCommand({
    id: 'doses',
    name: panes.dose.overOpen,
    group: app.group.timeline,
    key: 'Alt+s',
    run: () => setOpen(true),
  });
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <DoseDialog
        onClose={() => setOpen(false)}
        onOpen={(study) => {
          setOpen(false);
          onOpen(study);
        }}
      />
    </Suspense>
  );
}
