import { useEffect, useState } from 'react';

/** The value once it has stood still for 0.6 s: what is read aloud when a hand stops scrolling. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 600);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
