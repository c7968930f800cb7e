/** The four keys that move what is in hand, and how far one press moves it on the screen. */
export const arrows = [
  { to: 'left', key: 'ArrowLeft', by: { x: -1, y: 0 } },
  { to: 'right', key: 'ArrowRight', by: { x: 1, y: 0 } },
  { to: 'up', key: 'ArrowUp', by: { x: 0, y: -1 } },
  { to: 'down', key: 'ArrowDown', by: { x: 0, y: 1 } },
] as const;
