import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';

import { usePaneStore } from '#viewer/comparison/paneStore.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { changeFigure, type DrawnFigure } from '#viewer/viewports/measuring/figures.ts';
import { millimetresIn } from './millimetresIn.ts';

interface CalibrateStepProps {
  /** What has been drawn on this photograph to calibrate it. */
  readonly drawn: DrawnFigure | undefined;
  /** The photograph states its own spacing. */
  readonly isStated: boolean;
}

/** Something in the picture whose length is known, drawn upon; and that length. */
export function CalibrateStep({ drawn, isStated }: CalibrateStepProps) {
  const { wound, hand } = useMessages().panes.measuring;
  const { tool, set } = usePaneStore();
  const by = drawn?.kind === 'sticker' ? 'sticker' : 'ruler';
  const known = drawn?.millimetres;
  return (
    <section className="wound-step">
      <h3>{wound.calibrate}</h3>
      <p data-calibrated={known !== undefined || undefined}>
        {known === undefined
          ? isStated
            ? wound.stated
            : wound.uncalibrated
          : wound.calibrated(hand[by](known))}
      </p>
      <div className="wound-tools">
        {(['ruler', 'sticker'] as const).map((one) => (
          <Button key={one} aria-pressed={tool === one} onClick={() => set({ tool: one, isPointing: false })}>
            {wound[one]}
          </Button>
        ))}
      </div>
      {(tool === 'ruler' || tool === 'sticker') && (
        <p className="measuring-local">
          {wound.hint[tool]} {wound.keys}
        </p>
      )}
      {drawn !== undefined && <KnownLength key={drawn.id} drawn={drawn} by={by} />}
    </section>
  );
}

function KnownLength({ drawn, by }: { readonly drawn: DrawnFigure; readonly by: 'ruler' | 'sticker' }) {
  const { panes, common } = useMessages();
  const { wound } = panes.measuring;
  const { set } = usePaneStore();
  const [field, problem] = [useId(), useId()];
  const [written, write] = useState(
    drawn.millimetres === undefined ? '' : common.number(drawn.millimetres, 2),
  );
  const [isWrong, setWrong] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const isUnsaid = drawn.millimetres === undefined;
  // A line just drawn says nothing before its length is written: that is the next thing to do.
  useEffect(() => {
    if (isUnsaid) input.current?.focus();
  }, [isUnsaid]);
  const use = (event: SubmitEvent) => {
    event.preventDefault();
    const millimetres = millimetresIn(written);
    setWrong(millimetres === undefined);
    if (millimetres === undefined) return;
    changeFigure(drawn.id, { millimetres });
    set({ tool: 'outline', isPointing: false });
  };
  return (
    <form className="wound-known" onSubmit={use}>
      <label htmlFor={field}>{wound.known[by]}</label>
      <input
        ref={input}
        id={field}
        inputMode="decimal"
        autoComplete="off"
        value={written}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? problem : undefined}
        onChange={(event) => write(event.target.value)}
      />
      <Button type="submit" variant="primary">
        {wound.set}
      </Button>
      {isWrong && (
        <p id={problem} role="alert" className="wound-wrong">
          {wound.wrong}
        </p>
      )}
    </form>
  );
}
