import './seenMark.css';

export interface SeenMarkProps {
  readonly state: 'unseen' | 'partly' | 'seen';
  readonly children: string;
}

/** Words, and a shape beside them: an empty ring, a half-filled one, a filled one with a tick. */
export function SeenMark({ state, children }: SeenMarkProps) {
  return (
    <span className="seen-mark" data-seen={state}>
      <svg viewBox="0 0 12 12" aria-hidden>
        <circle cx="6" cy="6" r="5" />
        {state === 'partly' && <path className="seen-half" d="M6 1a5 5 0 0 1 0 10z" />}
        {state === 'seen' && <path className="seen-tick" d="M3.4 6.2 5.3 8l3.4-4" />}
      </svg>
      {children}
    </span>
  );
}
