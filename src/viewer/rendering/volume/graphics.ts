/** What a WebGL context reports of what draws for it; `undefined` where the browser gives none. */
export interface GraphicsReport {
  /** UNMASKED_RENDERER_WEBGL, or RENDERER where that is the same; empty where the browser keeps it to itself. */
  readonly renderer: string;
  /** MAX_3D_TEXTURE_SIZE: texels along each side of a volume, at most. */
  readonly largestSide: number;
}

/** Why a volume cannot be rendered here. */
export type GraphicsRefusal =
  | { readonly why: 'no-webgl' | 'unnamed' }
  /** The processor plays the part of a graphics card: one picture takes seconds. */
  | { readonly why: 'software'; readonly renderer: string };

export type GraphicsPolicy =
  | { readonly kind: 'offered'; readonly largestSide: number }
  | { readonly kind: 'refused'; readonly refusal: GraphicsRefusal };

/** Names that drivers without a graphics card go by: SwiftShader (Chromium), llvmpipe and its kin (Mesa), WARP (Windows), Apple's. */
const software =
  /swiftshader|llvmpipe|softpipe|lavapipe|swrast|software|basic render|\bwarp\b|gdi generic|mesa offscreen/i;

/** Whether volumes are rendered here, by what the context reports alone. */
export function graphicsPolicy(report: GraphicsReport | undefined): GraphicsPolicy {
  if (report === undefined) return { kind: 'refused', refusal: { why: 'no-webgl' } };
  const renderer = report.renderer.trim();
  if (renderer === '' || /^(mozilla|webkit webgl|webgl)$/i.test(renderer))
    return { kind: 'refused', refusal: { why: 'unnamed' } };
  if (software.test(renderer)) return { kind: 'refused', refusal: { why: 'software', renderer } };
  return { kind: 'offered', largestSide: report.largestSide };
}

/** Asks a context of its own, which is given back at once: browsers have few. */
export function reportGraphics(): GraphicsReport | undefined {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (gl === null) return undefined;
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = gl.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER);
  const largestSide: unknown = gl.getParameter(gl.MAX_3D_TEXTURE_SIZE);
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return {
    renderer: typeof renderer === 'string' ? renderer : '',
    largestSide: typeof largestSide === 'number' ? largestSide : 0,
  };
}
