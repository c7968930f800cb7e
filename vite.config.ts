import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

import { ProofsFirst } from './src/tooling/proofsFirst.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What every part of the viewer needs: one file of it instead of one for each way that parts share it. */
const base = /rolldown-runtime|\/node_modules\/valibot\/|\/src\/(dicom(?!\/slide)|protocol)\//;

/** The viewer for browsers; `vite build --mode server` builds the gateway, the region and start.ts for Node instead. */
export default defineConfig(({ mode }) => ({
  plugins: mode === 'server' ? [] : [react()],
  resolve: {
    // vtk.js pulls xmlbuilder2, which needs Node's `events` and `url` and dies in a browser; only its XML writer uses it.
    alias: mode === 'server' ? {} : { xmlbuilder2: at('./src/viewer/rendering/xmlbuilder2.ts') },
  },
  ...(mode === 'server' ? { publicDir: false as const } : {}),
  build:
    mode === 'server'
      ? {
          ssr: true,
          target: 'node20',
          outDir: 'dist/server',
          emptyOutDir: true,
          // Threads start from a file of their own.
          rollupOptions: {
            input: {
              start: at('./src/start.ts'),
              thumbnailWorker: at('./src/gateway/media/thumbnailWorker.ts'),
              databaseWorker: at('./src/gateway/database/databaseWorker.ts'),
            },
          },
        }
      : {
          target: 'es2022',
          outDir: 'dist/viewer',
          manifest: true,
          emptyOutDir: true,
          chunkSizeWarningLimit: 4000,
          // One style sheet: two of the first image's few requests saved.
          cssCodeSplit: false,
          rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'base', test: base }] } } },
          modulePreload: { polyfill: false },
        },
  worker: { format: 'es' as const },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'e2e/{contract,proofs,truth}/**/*.test.ts'],
    // One core would be left idle.
    maxWorkers: '100%',
    sequence: { sequencer: ProofsFirst },
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
}));
