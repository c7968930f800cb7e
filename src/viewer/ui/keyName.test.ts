import { expect, test } from 'vitest';

import { keyName } from './keyName.ts';

test.each([
  ['k', 'K'],
  ['Ctrl+Shift+l', 'Ctrl+Shift+L'],
  ['PageDown', 'PgDn'],
  ['Alt+ArrowUp', 'Alt+↑'],
  ['Escape', 'Esc'],
  ['F1', 'F1'],
  ['+', '+'],
  ['Ctrl++', 'Ctrl++'],
])('the key %s is shown as %s', (key, shown) => {
  expect(keyName(key)).toBe(shown);
});
