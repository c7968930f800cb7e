import { type RegisterJob } from './propose.ts';
import { register } from './registration/register.ts';

self.onmessage = ({ data }: MessageEvent<RegisterJob>) => {
  self.postMessage(register(data.past, data.now), { transfer: [] });
};
