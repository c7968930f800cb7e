import { type Page } from '@playwright/test';
import { build } from 'vite';

import { type Shot } from '#viewer/rendering/volume/rayCaster.ts';

import { type PackedPhantom, type PackedPicture, type Phantom, type Picture } from './page.ts';

/** What a page with the ray caster answers. */
export type Render = (
  phantom: Phantom,
  shot: Shot,
  of: { readonly side: number; readonly at?: readonly { readonly x: number; readonly y: number }[] },
) => Promise<Picture>;

/** Puts the ray caster, built as the product is, on an empty page. */
export async function rayCasterOn(page: Page): Promise<Render> {
  await page.goto('about:blank');
  await page.addScriptTag({ content: await script() });
  return async (phantom, shot, of) => {
    const { pixels, places } = await page.evaluate(
      ([one, how, where]) => {
        const { render } = globalThis;
        return render(one, how, where);
      },
      [packed(phantom), shot, of] as const,
    );
    return { pixels: Buffer.from(pixels, 'base64'), places };
  };
}

function packed({ values, ...phantom }: Phantom): PackedPhantom {
  return {
    ...phantom,
    values: Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64'),
  };
}

declare global {
  /** Set by page.ts in the browser. */
  // eslint-disable-next-line no-var
  var render: (phantom: PackedPhantom, shot: Shot, of: Parameters<Render>[2]) => PackedPicture;
}

let built: Promise<string> | undefined;

function script(): Promise<string> {
  built ??= build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      lib: { entry: `${import.meta.dirname}/page.ts`, formats: ['iife'], name: 'page' },
    },
  }).then((result) => {
    const [output] = Array.isArray(result) ? result : [result];
    const [chunk] = output !== undefined && 'output' in output ? output.output : [];
    if (chunk?.type !== 'chunk') throw new Error('the ray caster was not built');
    return chunk.code;
  });
  return built;
}
