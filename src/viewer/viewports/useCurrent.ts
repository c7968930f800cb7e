import { type RefObject, useEffect, useRef } from 'react';

/** A reference that always holds the latest value, for actions that outlive a render. */
export function useCurrent<T>(value: T): RefObject<T> {
  const reference = useRef(value);
  useEffect(() => {
    reference.current = value;
  });
  return reference;
}
