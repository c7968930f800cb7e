const names: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Escape: 'Esc',
  Delete: 'Del',
  ' ': '␣',
};

/** A command's key as keyboards bear it: `Ctrl+k` is «Ctrl+K», `PageDown` is «PgDn». A key with no shorter name stands as it is. */
export function keyName(key: string): string {
  // The plus key is itself written with the sign that joins modifiers.
  return key
    .split(/\+(?=.)/)
    .map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join('+');
}
