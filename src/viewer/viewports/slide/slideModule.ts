/** What is fetched with the first slide. */
export { parseSlide } from '#dicom/slide.ts';
export { SlideViewer } from './SlideViewer.tsx';
