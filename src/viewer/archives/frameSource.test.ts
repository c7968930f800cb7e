import { expect, test, vi } from 'vitest';

import { isNonEmpty } from '#dicom/nonEmpty.ts';
import { isSopInstanceUid } from '#dicom/uid.ts';

import { frameSource } from './frameSource.ts';
import { Retrieval } from './retrieval.ts';

const sop = '1.2.3.4';
const signal = new AbortController().signal;

const frame = (headers: Record<string, string> = {}, bytes: readonly number[] = [1, 2, 3, 4]) =>
  new Response(new Uint8Array(bytes), {
    headers: { 'content-type': 'application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1', ...headers },
  });

function ask(answers: readonly (() => Response)[], archiveIds: readonly string[] = ['unn'], at = signal) {
  if (!isSopInstanceUid(sop)) throw new Error('a UID');
  const addresses = archiveIds.map((archiveId) => ({
    contextId: 'c',
    archiveId,
    studyInstanceUid: '1',
    seriesInstanceUid: '2',
    sopInstanceUid: sop,
  }));
  let call = 0;
  const fetch = vi.fn<typeof globalThis.fetch>(() => {
    const answer = answers[Math.min(call++, answers.length - 1)];
    return answer === undefined ? Promise.reject(new Error('none')) : Promise.resolve().then(answer);
  });
  const onLostAccess = vi.fn<(reason: string) => void>();
  const source = frameSource(new Retrieval(() => (isNonEmpty(addresses) ? addresses : undefined)), {
    fetch,
    onLostAccess,
  });
  return { fetch, onLostAccess, source, sop, frame: source(sop, 1, at) };
}

test('a whole frame comes with the transfer syntax its answer names', async () => {
  const { frame: answer } = ask([() => frame({ 'content-length': '4' })]);
  expect(await answer).toMatchObject({
    frameNumber: 1,
    transferSyntaxUid: '1.2.840.10008.1.2.1',
    bytes: new Uint8Array([1, 2, 3, 4]),
  });
});

test('a frame without a transfer syntax is refused, never guessed', async () => {
  await expect(
    ask([() => frame({ 'content-type': 'application/octet-stream' })]).frame,
  ).rejects.toMatchObject({
    reason: 'wrong-media',
  });
});

test('a web page in place of a frame is refused', async () => {
  await expect(ask([() => frame({ 'content-type': 'text/html' })]).frame).rejects.toMatchObject({
    reason: 'wrong-media',
  });
});

test('a frame shorter than its answer promised is asked for three times, then refused', async () => {
  const { fetch, frame: answer } = ask([() => frame({ 'content-length': '5' })]);
  await expect(answer).rejects.toMatchObject({ reason: 'wrong-size' });
  expect(fetch).toHaveBeenCalledTimes(3);
});

test('a broken line is tried again, and the frame comes', async () => {
  const broken = () => {
    throw new TypeError('network');
  };
  const { fetch, frame: answer } = ask([broken, () => frame()]);
  expect((await answer).frameNumber).toBe(1);
  expect(fetch).toHaveBeenCalledTimes(2);
});

test('what one archive cannot give is asked of the other that holds it', async () => {
  const problem = () => Response.json({ problem: 'archive-error' }, { status: 502 });
  const { fetch, frame: answer } = ask([problem, () => frame()], ['unn', 'helg']);
  expect((await answer).bytes).toHaveLength(4);
  expect(fetch.mock.calls[1]?.[0]).toEqual(expect.stringContaining('/archives/helg/'));
});

test('an ended session is told at once, and no other archive is asked', async () => {
  const problem = () => Response.json({ problem: 'signed-out' }, { status: 401 });
  const { fetch, onLostAccess, frame: answer } = ask([problem], ['unn', 'helg']);
  await expect(answer).rejects.toMatchObject({ reason: 'signed-out' });
  expect(onLostAccess).toHaveBeenCalledWith('signed-out');
  expect(fetch).toHaveBeenCalledTimes(1);
});

test('a frame no longer wanted ends with the reason it was given up for', async () => {
  const stop = new AbortController();
  const { frame: answer } = ask([() => frame({ 'content-length': '9' })], ['unn'], stop.signal);
  stop.abort(new Error('scrolled past'));
  await expect(answer).rejects.toThrow('scrolled past');
});

test('a value that the metadata only points to comes from the next archive where the first has it not', async () => {
  const missing = () => new Response('{"reason":"not-found"}', { status: 404 });
  const value = () => new Response(new Uint8Array([7, 8]), { headers: { 'content-type': octets } });
  const { fetch, source, sop: uid, frame: first } = ask([frame, missing, value], ['unn', 'nlsh']);
  await first;
  expect(await source.bulk?.(uid, '60003000', signal)).toEqual(new Uint8Array([7, 8]));
  expect(
    fetch.mock.calls.slice(1).map(([url]) => (typeof url === 'string' ? url : '').replace(/.*archives/, '')),
  ).toEqual([
    '/unn/dicom-web/studies/1/series/2/instances/1.2.3.4/bulkdata/60003000',
    '/nlsh/dicom-web/studies/1/series/2/instances/1.2.3.4/bulkdata/60003000',
  ]);
  await expect(ask([frame, missing]).source.bulk?.(uid, '60003000', signal)).rejects.toMatchObject({
    reason: 'not-found',
  });
});

const octets = 'application/octet-stream';

test('a frame that could not be decoded comes from the other archive, which is said; with none left it has failed', async () => {
  const { fetch, source, sop: uid, frame: first } = ask([() => frame()], ['unn', 'helg']);
  const broken = await first;
  expect(source.replaced?.(uid, 1)).toBeUndefined();
  expect(source.distrust?.(broken, 'damaged')).toBe(true);
  const whole = await source(uid, 1, signal);
  expect(fetch.mock.calls[1]?.[0]).toEqual(expect.stringContaining('/archives/helg/'));
  expect(source.replaced?.(uid, 1)).toEqual({
    from: 'helg',
    insteadOf: [{ archiveId: 'unn', reason: 'damaged' }],
  });
  expect(source.distrust?.(whole, 'damaged')).toBe(false);
});

test('an archive that has gone is asked last for the frames that follow, not waited for again and again', async () => {
  const gone = () => Response.json({ problem: 'archive-unreachable' }, { status: 502 });
  const { fetch, source, sop: uid, frame: first } = ask([gone, () => frame()], ['unn', 'helg']);
  await first;
  await source(uid, 2, signal);
  const asked = fetch.mock.calls.map(([url]) =>
    /archives\/(\w+)\/.*frames\/(\d)/
      .exec(typeof url === 'string' ? url : '')
      ?.slice(1)
      .join(' '),
  );
  expect(asked).toEqual(['unn 1', 'helg 1', 'helg 2']);
  expect(source.replaced?.(uid, 2)).toEqual({
    from: 'helg',
    insteadOf: [{ archiveId: 'unn', reason: 'unreachable' }],
  });
});

test('a frame that only one archive holds is nobody else’s to give', async () => {
  const { source, frame: first } = ask([() => frame()]);
  expect(source.distrust?.(await first, 'damaged')).toBe(false);
});
