import fc from 'fast-check';
import { expect, test } from 'vitest';

import { CommandList, isForText, pressedKey, withKey } from './commandList.ts';
import { parseKeyPreferences, standardKeys } from './keyPreferences.ts';

const pressed = (key: string, more: Partial<KeyboardEvent> = {}) =>
  pressedKey({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });
const command = { id: 'compare.previous', name: 'Sammenlign', key: 'k', run: () => undefined };

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
  expect(withKey(command, { singleKeys: true, remapped: { 'compare.previous': 'j' } }).key).toBe('j');
  expect(withKey(command, { singleKeys: true, remapped: { 'compare.previous': '' } }).key).toBeUndefined();
});

const help = { id: 'help', name: 'Om Lysbilde', key: 'F1', also: 'h', run: () => undefined };

test('a command may have two keys; the first is the one that is chosen anew', () => {
  expect(withKey(help, standardKeys)).toMatchObject({ key: 'F1', also: 'h' });
  expect(withKey(help, { singleKeys: true, remapped: { help: 'j' } })).toMatchObject({ key: 'j', also: 'h' });
  expect(withKey(help, { singleKeys: true, remapped: { help: 'h' } }).also).toBeUndefined();
  expect(withKey(help, { singleKeys: false, remapped: {} }).also).toBeUndefined();
  const gone = withKey(help, { singleKeys: true, remapped: { help: '' } });
  expect([gone.key, gone.also]).toEqual([undefined, undefined]);
});

test('both keys of a command run it', () => {
  const list = new CommandList(standardKeys);
  list.add(help);
  expect(['F1', 'h', 'x'].map((key) => list.answering(key)?.id)).toEqual(['help', 'help', undefined]);
});

test('a key that two commands claim stands at the one that answers to it, and the other says who has it', () => {
  const list = new CommandList({ singleKeys: true, remapped: { invert: 'b' } });
  list.add({ id: 'toggle', name: 'Skjul tidslinjen', key: 'b', run: () => undefined });
  const remove = list.add({ id: 'invert', name: 'Inverter', key: 'x', run: () => undefined });
  expect(list.answering('b')?.id).toBe('invert');
  const [toggle, invert] = list.commands();
  expect(toggle?.key).toBeUndefined();
  expect(toggle?.taken).toEqual({ key: 'b', by: 'Inverter' });
  expect(invert?.key).toBe('b');
  remove();
  expect(list.commands()[0]).toMatchObject({ key: 'b' });
});

test('a command that loses its first key keeps the second; one offered twice loses nothing to itself', () => {
  const list = new CommandList(standardKeys);
  list.add(help);
  list.add({ id: 'other', name: 'Annet', key: 'F1', run: () => undefined });
  list.add({ id: 'other', name: 'Annet', key: 'F1', run: () => undefined });
  const [about, ...others] = list.commands();
  expect(about).toMatchObject({ key: 'h', taken: { key: 'F1', by: 'Annet' } });
  expect(others.map(({ key }) => key)).toEqual(['F1', 'F1']);
});

test('whatever is offered and however it is remapped, the list shows of every key just the command that it runs', () => {
  const key = fc.constantFrom('a', 'b', 'F1', 'Escape', 'Alt+n');
  const id = fc.constantFrom('one', 'two', 'three', 'four');
  const offered = fc.array(
    fc.record({ id, key: fc.option(key, { nil: undefined }), also: fc.option(key, { nil: undefined }) }),
  );
  const remapped = fc.dictionary(id, fc.oneof(key, fc.constant('')));
  fc.assert(
    fc.property(offered, fc.boolean(), remapped, (commands, singleKeys, chosen) => {
      const list = new CommandList({ singleKeys, remapped: chosen });
      for (const { id: one, key: first, also } of commands)
        list.add({
          id: one,
          name: one,
          ...(first === undefined ? {} : { key: first }),
          ...(also === undefined ? {} : { also }),
          run: () => undefined,
        });
      const listed = list.commands();
      for (const pressedNow of ['a', 'b', 'F1', 'Escape', 'Alt+n']) {
        const shown = listed.filter((one) => one.key === pressedNow || one.also === pressedNow);
        expect(new Set(shown.map((one) => one.id)).size).toBeLessThanOrEqual(1);
        expect(shown.at(-1)?.id).toBe(list.answering(pressedNow)?.id);
      }
      expect(listed).toHaveLength(commands.length);
    }),
  );
});

test('stored key preferences that make no sense leave the standard keys', () => {
  for (const broken of [null, 1, 'x', [], { remapped: 3 }, { remapped: { a: 1 } }]) {
    expect(parseKeyPreferences(broken)).toEqual(standardKeys);
  }
});
