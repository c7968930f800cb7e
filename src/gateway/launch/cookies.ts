import '@fastify/cookie';
import { type FastifyReply, type FastifyRequest } from 'fastify';

/** `__Host-` ties a cookie to this origin over https; browsers refuse that prefix on http://localhost. */
export interface Cookies {
  session(request: FastifyRequest): string | undefined;
  setSession(reply: FastifyReply, value: string): void;
  clearSession(reply: FastifyReply): void;
  /** Ties a launch's two legs to one browser. */
  browser(request: FastifyRequest): string | undefined;
  setBrowser(reply: FastifyReply, value: string): void;
}

export function cookies(isSecure: () => boolean): Cookies {
  const name = (plain: string) => (isSecure() ? `__Host-${plain}` : plain);
  const read = (request: FastifyRequest, plain: string) => {
    const value = request.cookies[name(plain)];
    return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined;
  };
  const options = () => ({ path: '/', httpOnly: true, secure: isSecure(), sameSite: 'lax' }) as const;
  return {
    session: (request) => read(request, 'lysbilde'),
    setSession: (reply, value) => void reply.setCookie(name('lysbilde'), value, options()),
    clearSession: (reply) => void reply.clearCookie(name('lysbilde'), options()),
    browser: (request) => read(request, 'lysbilde-launch'),
    setBrowser: (reply, value) =>
      void reply.setCookie(name('lysbilde-launch'), value, { ...options(), maxAge: 600 }),
  };
}
