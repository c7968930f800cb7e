/** Stands in for xmlbuilder2, which vtk.js imports for a file writer that Lysbilde never calls. */
export function create(): never {
  throw new Error('XML files are not written here');
}

export function convert(): never {
  throw new Error('XML files are not read here');
}
