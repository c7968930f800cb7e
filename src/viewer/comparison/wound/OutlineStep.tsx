import { paneKeys } from '#viewer/comparison/paneKeys.ts';
import { usePaneStore } from '#viewer/comparison/paneStore.ts';
import { type Workspace } from '#viewer/comparison/workspace.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';

/** The edge of the wound, drawn by hand; and what a finger has no key for. */
export function OutlineStep({ workspace }: { readonly workspace: Workspace }) {
  const { wound, step } = useMessages().panes.measuring;
  const { tool, set, active, handles } = usePaneStore();
  const { cells } = workspace.arrangement;
  const handle = handles[paneKeys(cells)[Math.min(active, cells.length - 1)] ?? ''];
  return (
    <section className="wound-step">
      <h3>{wound.draw}</h3>
      <div className="wound-tools">
        <Button aria-pressed={tool === 'outline'} onClick={() => set({ tool: 'outline', isPointing: false })}>
          {wound.outline}
        </Button>
        {tool === 'outline' && (
          <>
            <Button variant="tertiary" onClick={() => handle?.measure?.({ kind: 'close' })}>
              {step.close}
            </Button>
            <Button variant="tertiary" onClick={() => handle?.measure?.({ kind: 'back' })}>
              {step.back}
            </Button>
          </>
        )}
      </div>
      {tool === 'outline' && <p className="measuring-local">{wound.hint.outline}</p>}
    </section>
  );
}
