import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

interface Session {
  readonly commands: unknown;
  readonly close: () => void;
}

interface SessionProps<Opened extends Session> {
  readonly commands: (commands: Opened['commands'] | null) => void;
}

/** What paints in `element` for as long as it is mounted; it asks for the newest props when it needs them. Undefined before the first paint. */
export function useCanvasSession<Opened extends Session, Props extends SessionProps<Opened>>(
  element: RefObject<HTMLDivElement | null>,
  props: Props,
  Kind: new (element: HTMLDivElement, latest: () => Props) => Opened,
): Opened | undefined {
  const latest = useRef(props);
  const [session, setSession] = useState<Opened>();

  useLayoutEffect(() => {
    latest.current = props;
  });

  useLayoutEffect(() => {
    if (element.current === null) return undefined;
    const opened = new Kind(element.current, () => latest.current);
    setSession(opened);
    latest.current.commands(opened.commands);
    return () => {
      latest.current.commands(null);
      opened.close();
    };
  }, [element, Kind]);
  return session;
}
