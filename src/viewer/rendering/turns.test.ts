import { expect, test } from 'vitest';

import { nextTurn, type Turning, Turns } from './turns.ts';

/** Refreshes and turns that come when the test says so. */
class Clock implements Turning {
  readonly #refreshes: (() => void)[] = [];
  readonly #turns: (() => void)[] = [];
  readonly refresh = (turn: () => void) => void this.#refreshes.push(turn);
  readonly post = (turn: () => void) => void this.#turns.push(turn);

  get isWaiting(): boolean {
    return this.#refreshes.length + this.#turns.length > 0;
  }
  refreshNow(): void {
    for (const turn of this.#refreshes.splice(0)) turn();
  }
  turnNow(): void {
    this.#turns.shift()?.();
  }
}

function aDay() {
  const clock = new Clock();
  const turns = new Turns(clock);
  const done: string[] = [];
  const piece = (name: string) => () => void done.push(name);
  return { clock, turns, done, piece };
}

test('six planes of two volumes that change at once are done one in each turn, in the order they were asked for', () => {
  const { clock, turns, done, piece } = aDay();
  const names = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3'];
  for (const name of names) turns.ask(piece(name));
  expect(done).toEqual([]);
  clock.refreshNow();
  expect(done).toEqual(['a1']);
  for (let turn = 2; turn <= names.length; turn += 1) {
    clock.turnNow();
    expect(done).toEqual(names.slice(0, turn));
  }
  expect(clock.isWaiting).toBe(false);
});

test('a plane that changes many times before its turn is done once', () => {
  const { clock, turns, done, piece } = aDay();
  const own = piece('own');
  for (let change = 0; change < 50; change += 1) turns.ask(own);
  clock.refreshNow();
  clock.turnNow();
  expect(done).toEqual(['own']);
  expect(clock.isWaiting).toBe(false);
});

test('one that never rests leaves the others their turns', () => {
  const { clock, turns, done, piece } = aDay();
  const restless = () => {
    done.push('restless');
    turns.ask(restless);
  };
  turns.ask(restless);
  turns.ask(piece('patient'));
  for (let refresh = 0; refresh < 3; refresh += 1) {
    clock.refreshNow();
    clock.turnNow();
  }
  expect(done.filter((name) => name === 'patient')).toEqual(['patient']);
  expect(done.indexOf('patient')).toBeLessThanOrEqual(1);
});

test('what comes while others wait its turn too, and a second refresh begins no second row of turns', () => {
  const { clock, turns, done, piece } = aDay();
  for (const name of ['a', 'b', 'c']) turns.ask(piece(name));
  clock.refreshNow();
  turns.ask(piece('d'));
  clock.refreshNow();
  expect(done).toEqual(['a']);
  for (const seen of [2, 3, 4]) {
    clock.turnNow();
    expect(done).toHaveLength(seen);
  }
  expect(done).toEqual(['a', 'b', 'c', 'd']);
});

test('a closed plane is not painted, and one that breaks takes none of the others with it', () => {
  const { clock, turns, done, piece } = aDay();
  const closed = piece('closed');
  const broken = () => {
    throw new Error('broken');
  };
  for (const one of [piece('first'), closed, broken, piece('last')]) turns.ask(one);
  clock.refreshNow();
  turns.drop(closed);
  expect(() => clock.turnNow()).toThrow('broken');
  clock.turnNow();
  expect(done).toEqual(['first', 'last']);
});

test('of those who wait for a turn each has one to itself, with all that follows at once', async () => {
  const seen: number[] = [];
  let begun = 0;
  const one = async () => {
    await nextTurn();
    begun += 1;
    const own = begun;
    // As far as a decoded slice goes before it is copied: through promises that are kept already.
    for (let hop = 0; hop < 50; hop += 1) await Promise.resolve();
    seen.push(begun - own);
  };
  await Promise.all([one(), one(), one()]);
  expect(seen).toEqual([0, 0, 0]);
});
