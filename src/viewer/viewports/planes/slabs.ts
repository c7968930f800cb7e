import { type Slab } from '#viewer/rendering/planes/planes.ts';

/** Thicknesses on offer, mm; 0 is one slice. */
export const thicknesses = [0, 5, 10, 20, 40] as const;

export const projections = ['mip', 'average', 'minip'] as const;

export const oneSlice: Slab = { millimetres: 0, projection: 'mip' };

export function thickened(slab: Slab, step: 1 | -1): Slab {
  const at = thicknesses.findIndex((millimetres) => millimetres === slab.millimetres);
  return { ...slab, millimetres: thicknesses[at + step] ?? slab.millimetres };
}

export function projectedNext(slab: Slab): Slab {
  const at = projections.findIndex((projection) => projection === slab.projection);
  return { ...slab, projection: projections[(at + 1) % projections.length] ?? slab.projection };
}
