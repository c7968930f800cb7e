import { paths, requestHeader } from '#protocol/paths.ts';

/** What became of a request that changes the session. `signed-out`: there is no session to change. */
export type Outcome = 'done' | 'signed-out' | 'failed';

export const lock = (contextId: string): Promise<Outcome> => post(paths.lock(contextId));
export const unlock = (contextId: string): Promise<Outcome> => post(paths.unlock(contextId));
export const logOut = (contextId: string): Promise<Outcome> => post(paths.logOut(contextId));

async function post(url: string): Promise<Outcome> {
  try {
    const response = await fetch(url, { method: 'POST', headers: { [requestHeader]: '1' }, keepalive: true });
    if (response.ok) return 'done';
    return response.status === 401 || response.status === 404 ? 'signed-out' : 'failed';
  } catch {
    return 'failed';
  }
}
