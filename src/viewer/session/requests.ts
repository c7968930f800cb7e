import { paths, requestHeader } from '#protocol/paths.ts';

/** What became of a request that changes the session. `locked`: only the record can open it. `signed-out`: there is no session to change. */
export type Outcome = 'done' | 'locked' | 'signed-out' | 'failed';

export const lock = (contextId: string): Promise<Outcome> => post(paths.lock(contextId));
/** Opens a session that the record has opened anew, and tells the gateway that an open one is in use. */
export const unlock = (contextId: string): Promise<Outcome> => post(paths.unlock(contextId));
export const logOut = (contextId: string): Promise<Outcome> => post(paths.logOut(contextId));

async function post(url: string): Promise<Outcome> {
  try {
    const response = await fetch(url, { method: 'POST', headers: { [requestHeader]: '1' }, keepalive: true });
    if (response.ok) return 'done';
    if (response.status === 423) return 'locked';
    return response.status === 401 || response.status === 404 ? 'signed-out' : 'failed';
  } catch {
    return 'failed';
  }
}
