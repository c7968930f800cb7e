import { type OpticalPath, type SlideImage } from '#dicom/slide.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';

type Words = Messages['panes']['slide'];

/** «Snitt», «Oversiktsbilde», «Etikett»; numbered where there are several of a kind. */
export function imageNames(words: Words, images: readonly SlideImage[]): readonly string[] {
  return images.map((image, at) => {
    const alike = images.filter(({ role }) => role === image.role);
    const name = words.role[image.role];
    return alike.length === 1
      ? name
      : words.numbered(name, images.slice(0, at + 1).filter(({ role }) => role === image.role).length);
  });
}

export function pathName(words: Words, path: OpticalPath, index: number): string {
  return path.description ?? words.pathNumber(index + 1);
}
