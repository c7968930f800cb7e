import { ThumbnailTurns, type Turn } from './thumbnailTurns.ts';

/** A browser opens six connections to a server of HTTP/1.1: two are left to the picture that is looked at. */
const turns = new ThumbnailTurns(4);

interface Wish extends Turn {
  readonly stop: () => void;
}

const wishes = new WeakMap<Element, Wish>();
let observer: IntersectionObserver | undefined;

/**
 * Gives the image its address when it is in sight and has its turn, and takes it back, which ends the request, when it goes out of sight
 * before the picture is there. What is there stays. The function given back takes the wish back, as when the image leaves the page.
 */
export function loadInTurn(image: HTMLImageElement, url: string): () => void {
  observer ??= new IntersectionObserver(onSight, { scrollMargin: '200px' });
  const watching = observer;
  const wish = {
    begin: () => image.setAttribute('src', url),
    stop: () => {
      turns.leave(wish);
      image.removeAttribute('src');
    },
  };
  const end = () => {
    watching.unobserve(image);
    wishes.delete(image);
    turns.leave(wish);
    image.removeEventListener('load', end);
    image.removeEventListener('error', end);
  };
  wishes.set(image, wish);
  image.addEventListener('load', end);
  image.addEventListener('error', end);
  watching.observe(image);
  return () => {
    if (wishes.has(image)) wish.stop();
    end();
  };
}

function onSight(entries: readonly IntersectionObserverEntry[]): void {
  const came: Wish[] = [];
  for (const { target, isIntersecting } of entries) {
    const wish = wishes.get(target);
    if (isIntersecting && wish !== undefined) came.push(wish);
    else wish?.stop();
  }
  turns.come(came, performance.now());
}
