import { expect, test } from 'vitest';

import { isForText, pressedKey, withKey } from './commandList.ts';
import { parseKeyPreferences, standardKeys } from './keyPreferences.ts';

const pressed = (key: string, more: Partial<KeyboardEvent> = {}) =>
  pressedKey({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });
const command = { id: 'compare-previous', name: 'Sammenlign', key: 'k', run: () => undefined };

test('a key is named as it is written, with Shift only where the sign does not tell', () => {
  expect(pressed('K', { shiftKey: true })).toBe('k');
  expect(pressed('?', { shiftKey: true })).toBe('?');
  expect(pressed('k', { ctrlKey: true })).toBe('Ctrl+k');
  expect(pressed('k', { metaKey: true })).toBe('Ctrl+k');
  expect(pressed('L', { ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+l');
  expect(pressed('PageDown', { shiftKey: true })).toBe('Shift+PageDown');
});

test('a field keeps what it does with a key itself; other keys with Ctrl and Alt are heard from it', () => {
  const ofText = [
    'k',
    'F1',
    'Shift+ArrowLeft',
    'Ctrl+ArrowLeft',
    'Alt+Backspace',
    'Ctrl+Shift+End',
    'Ctrl+z',
  ];
  expect(ofText.filter(isForText)).toEqual(ofText);
  const heard = ['Ctrl+k', 'Alt+n', 'Ctrl+Shift+l', 'Ctrl+Alt+z', 'Alt+Enter', 'Alt+Home'];
  expect(heard.filter(isForText)).toEqual([]);
});

test('single-letter keys can be switched off; arrows and Ctrl keys stay', () => {
  const off = { ...standardKeys, singleKeys: false };
  expect(withKey(command, off).key).toBeUndefined();
  expect(withKey({ ...command, key: 'PageDown' }, off).key).toBe('PageDown');
  expect(withKey({ ...command, key: 'Ctrl+k' }, off).key).toBe('Ctrl+k');
});

test('a remapped key replaces the standard one, and an empty one takes it away', () => {
  expect(withKey(command, { singleKeys: true, remapped: { 'compare-previous': 'j' } }).key).toBe('j');
  expect(withKey(command, { singleKeys: true, remapped: { 'compare-previous': '' } }).key).toBeUndefined();
});

test('stored key preferences that make no sense leave the standard keys', () => {
  for (const broken of [null, 1, 'x', [], { remapped: 3 }, { remapped: { a: 1 } }]) {
    expect(parseKeyPreferences(broken)).toEqual(standardKeys);
  }
});
