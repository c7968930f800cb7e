import { useSyncExternalStore } from 'react';

import { type Device } from '#protocol/hanging.ts';

const phone = matchMedia('(max-width: 700px)');
const tablet = matchMedia('(max-width: 1100px)');

/** How wide the window is, as hanging rules speak of it: a telephone, or a window as narrow as one, is `phone`. */
export function useDevice(): Device {
  return useSyncExternalStore(subscribe, device);
}

function device(): Device {
  if (phone.matches) return 'phone';
  return tablet.matches ? 'tablet' : 'wide';
}

function subscribe(listener: () => void): () => void {
  phone.addEventListener('change', listener);
  tablet.addEventListener('change', listener);
  return () => {
    phone.removeEventListener('change', listener);
    tablet.removeEventListener('change', listener);
  };
}
