import { type NonEmpty } from '#dicom/nonEmpty.ts';
import { type SlideImage } from '#dicom/slide.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { imageNames, pathName } from './slideWords.ts';
import { type useSlide } from './useSlide.ts';

export interface SlideBarProps {
  readonly images: NonEmpty<SlideImage>;
  readonly slide: ReturnType<typeof useSlide>;
}

/** Which of the slide's pictures, in which light and at which depth; nothing where there is nothing to choose. */
export function SlideBar({ images, slide }: SlideBarProps) {
  const { slide: words, kind } = useMessages().panes;
  const { target, setImage, setLayer } = slide;
  const { image, layer } = target;
  const names = imageNames(words, images);
  if (images.length === 1 && image.opticalPaths.length === 1 && image.focalPlanes === 1) return null;
  return (
    <div className="pane-player slide-bar" role="toolbar" aria-label={kind.slide}>
      {images.length > 1 && (
        <fieldset className="slide-images" aria-label={words.image}>
          {images.map((one, at) => (
            <button
              key={names[at]}
              type="button"
              className="pane-text-button"
              aria-pressed={one === image}
              onClick={() => setImage(one)}
            >
              {names[at]}
            </button>
          ))}
        </fieldset>
      )}
      {image.opticalPaths.length > 1 && (
        <select
          className="pane-speed"
          aria-label={words.opticalPath}
          title={words.opticalPath}
          value={layer.opticalPath}
          onChange={(event) => setLayer({ ...layer, opticalPath: event.currentTarget.value })}
        >
          {image.opticalPaths.map((path, at) => (
            <option key={path.identifier} value={path.identifier}>
              {pathName(words, path, at)}
            </option>
          ))}
        </select>
      )}
      {image.focalPlanes > 1 && (
        <>
          <input
            type="range"
            className="slide-focus"
            aria-label={words.focalPlane}
            aria-valuetext={words.focalPlaneOf(layer.focalPlane + 1, image.focalPlanes)}
            min={0}
            max={image.focalPlanes - 1}
            value={layer.focalPlane}
            onChange={(event) => setLayer({ ...layer, focalPlane: Number(event.currentTarget.value) })}
          />
          <span className="pane-quiet">{words.focalPlaneOf(layer.focalPlane + 1, image.focalPlanes)}</span>
        </>
      )}
    </div>
  );
}
