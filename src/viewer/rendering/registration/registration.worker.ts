import { BrickBuilder } from './brick.ts';
import { finest, register } from './register.ts';
import { type Part, type RegistrationJob } from './registrationJob.ts';

const builders = new Map<Part, BrickBuilder>();

function builder(part: Part): BrickBuilder {
  const found = builders.get(part);
  if (found === undefined) throw new Error('slices came before their grid');
  return found;
}

// A broken assumption throws, which whoever started the worker hears as its error.
self.addEventListener('message', ({ data }: MessageEvent<RegistrationJob>) => {
  switch (data.job) {
    case 'grid':
      builders.set(data.part, new BrickBuilder(data.grid, finest));
      break;
    case 'slice':
      builder(data.part).add(data.slice);
      break;
    case 'register': {
      const pair = { present: builder('present').finish(), prior: builder('prior').finish() };
      builders.clear();
      self.postMessage(register(pair, data.scale), { transfer: [] });
      break;
    }
  }
});
