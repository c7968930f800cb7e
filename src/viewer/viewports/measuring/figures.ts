export { isFigureKind } from '#viewer/rendering/measuring/figure.ts';
