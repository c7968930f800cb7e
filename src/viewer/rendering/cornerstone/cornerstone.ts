/** All of this room that brings Cornerstone with it: the one entry of its dynamic import. */
export { destroyEngine } from './engine.ts';
export { CornerstonePicture } from './picture.ts';
