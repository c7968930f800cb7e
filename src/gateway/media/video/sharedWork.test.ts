import { expect, test } from 'vitest';

import { Queue, SharedWork } from './sharedWork.ts';

/** Ends when it is told to, or when it is called off. */
function anOrder() {
  const calls: AbortSignal[] = [];
  const finish: { now: (value: string) => void } = { now: () => undefined };
  const start = async (signal: AbortSignal) => {
    calls.push(signal);
    return new Promise<string>((resolve, reject) => {
      finish.now = resolve;
      signal.addEventListener('abort', () => reject(new Error('called off')));
    });
  };
  return { calls, finish, start };
}

test('those who ask for the same thing share one piece of work', async () => {
  const { calls, finish, start } = anOrder();
  const works = new SharedWork<string>();
  const stays = new AbortController().signal;
  const both = Promise.all([works.join('a', start, stays), works.join('a', start, stays)]);
  finish.now('made');
  expect(await both).toEqual(['made', 'made']);
  expect(calls).toHaveLength(1);
});

test('work goes on for the one who stays, and is called off when the last one leaves', async () => {
  const { calls, start } = anOrder();
  const works = new SharedWork<string>();
  const [first, second] = [new AbortController(), new AbortController()];
  const answers = [works.join('a', start, first.signal), works.join('a', start, second.signal)];
  first.abort();
  expect(calls[0]?.aborted).toBe(false);
  second.abort();
  await expect(Promise.allSettled(answers)).resolves.toMatchObject([
    { status: 'rejected' },
    { status: 'rejected' },
  ]);
  expect(calls[0]?.aborted).toBe(true);
});

test('who asks after it was called off gets work of their own', async () => {
  const { calls, finish, start } = anOrder();
  const works = new SharedWork<string>();
  const left = new AbortController();
  const abandoned = works.join('a', start, left.signal);
  left.abort();
  const anew = works.join('a', start, new AbortController().signal);
  finish.now('made');
  await expect(abandoned).rejects.toThrow('called off');
  expect(await anew).toBe('made');
  expect(calls).toHaveLength(2);
});

test('a queue does one thing at a time, and goes on after a failure', async () => {
  const queue = new Queue();
  const log: string[] = [];
  const work = (name: string, fails: 'fails' | 'works') => async () => {
    log.push(`${name} begins`);
    await Promise.resolve();
    log.push(`${name} ends`);
    if (fails === 'fails') throw new Error(name);
  };
  await Promise.allSettled([queue.run(work('a', 'fails')), queue.run(work('b', 'works'))]);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});
