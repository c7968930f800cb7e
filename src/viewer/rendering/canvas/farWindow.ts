import { type Window } from '#viewer/rendering/canvas.ts';
import { type Elsewhere, type Leader, tellElsewhere } from './elsewhere.ts';
import { FarLoops } from './farLoops.ts';
import { FarPlaces } from './farPlaces.ts';
import { linkMembers, type LinkMember } from './links.ts';
import { PerRefresh } from './perRefresh.ts';
import { counterpart, firstCounterpart, type Standing } from './scrollLink.ts';
import { type Turn } from './turning.ts';
import { shownBy } from './viewLink.ts';
import { type FarPane, parseWindowMessage, type WindowMessage } from './windowMessage.ts';

export interface FarWindowWish {
  readonly post: (message: unknown) => void;
  /** When this window's canvases are first linked to another window's, either they go there, or the others come here. */
  readonly begins: 'there' | 'here';
  /** Whether a study is this patient's, as far as the archives have told by now: nothing else is followed. */
  readonly isOurs: (studyInstanceUid: string) => boolean;
}

type Shared = keyof FarPane['shares'];
type Movement = Exclude<WindowMessage, { readonly told: 'panes' }>;

/** A canvas in another window as this one knows it: where it stood when scrolling was linked, and where it stands. */
interface FarMember {
  readonly pane: FarPane;
  readonly standing: Standing;
}

/**
 * This window's canvases and those of another window of the same patient, as one link: what a hand does there is followed here, by the same rules
 * as between panes of one window. What follows is never told on, so that nothing runs in circles; of many movements within one refresh only
 * the last is told.
 */
export class FarWindows implements Elsewhere {
  readonly #wish: FarWindowWish;
  readonly #windows = new Map<string, Map<string, FarMember>>();
  readonly #begun = new Set<string>();
  readonly #perRefresh: PerRefresh;
  readonly places: FarPlaces;
  readonly loops: FarLoops;
  #isChangeDue = false;

  constructor(wish: FarWindowWish) {
    this.#wish = wish;
    this.#perRefresh = new PerRefresh(wish.post);
    const tell = (of: string, telling: () => unknown) => this.#later(of, telling);
    this.places = new FarPlaces({ tell, hand: wish.begins });
    this.loops = new FarLoops({
      tell,
      post: (message) => this.#windows.size > 0 && wish.post(message),
      followers: (id, window) => this.#loopsWith(id, window),
    });
    tellElsewhere(this);
    this.#tellPanes('answer');
  }

  close(): void {
    tellElsewhere(undefined);
    this.#perRefresh.close();
    this.places.close();
    this.loops.close();
    this.#windows.clear();
  }

  /** A window that is gone is followed by nothing. */
  gone(window: string): void {
    this.#windows.delete(window);
    this.places.gone(window);
    this.loops.gone(window);
  }

  /** True where the message was one of these. */
  hear(body: unknown, window: string): boolean {
    if (this.places.hear(body, window) || this.loops.hear(body, window)) return true;
    const message = parseWindowMessage(body);
    if (message === undefined) return false;
    if (message.told === 'panes') this.#meet(message, window);
    else this.#follow(message, window);
    return true;
  }

  changed(): void {
    if (this.#isChangeDue || this.#windows.size === 0) return;
    this.#isChangeDue = true;
    // Several canvases change at once: they are told of together.
    queueMicrotask(() => {
      this.#isChangeDue = false;
      this.#tellPanes('answer');
    });
  }

  scrolled({ id, standing: { index, middle } }: Leader): void {
    this.#tell({ told: 'scrolled', id, index, middle });
  }

  moved(leader: Leader): void {
    const shown = this.#windows.size === 0 ? undefined : shownBy(leader);
    if (shown !== undefined) this.#tell({ told: 'moved', id: leader.id, shown });
  }

  turned({ id }: Leader, turn: Turn): void {
    if (this.#windows.size > 0) this.#wish.post({ told: 'turned', id, turn });
  }

  windowed({ id }: Leader, window: Window | undefined): void {
    this.#tell({ told: 'windowed', id, window });
  }

  #tell(message: Movement): void {
    this.#later(`${message.told} ${message.id}`, () => message);
  }

  #later(of: string, telling: () => unknown): void {
    if (this.#windows.size > 0) this.#perRefresh.tell(of, telling);
  }

  #tellPanes(wants: 'answer' | 'nothing'): void {
    const panes = [...linkMembers].flatMap(farPaneOf);
    this.#wish.post({ told: 'panes', panes, wants });
  }

  /** Both windows know anew where all stand: distances are kept from here. */
  #meet({ panes, wants }: Extract<WindowMessage, { readonly told: 'panes' }>, window: string): void {
    const known = panes.map((pane) => [pane.id, { pane, standing: standingIn(pane) }] as const);
    const isNew = !this.#windows.has(window);
    this.#windows.set(window, new Map(known));
    const begins = this.#wish.begins === 'there' ? [...linkMembers] : [];
    const hasMoved = begins.filter((member) => this.#goThere(member, window)).length > 0;
    for (const member of linkMembers) if (member.link?.scroll === true) member.dropAnchor();
    if (wants === 'answer' || hasMoved) this.#tellPanes('nothing');
    if (!isNew) return;
    this.places.meet();
    this.loops.meet();
  }

  /** The first time, to the slice that corresponds to the leading one's, as when studies are laid beside each other. */
  #goThere(member: LinkMember, window: string): boolean {
    const own = member.view.stack?.displaySet.id;
    const others = [...(this.#windows.get(window)?.values() ?? [])].filter(({ pane }) =>
      this.#shares(member, pane, 'scroll'),
    );
    const leads = others.find(({ pane }) => pane.leads) ?? others[0];
    if (own === undefined || leads === undefined) return false;
    const meeting = `${leads.pane.displaySet} ${own}`;
    if (this.#begun.has(meeting)) return false;
    this.#begun.add(meeting);
    const index = firstCounterpart(leads.standing, member.standing);
    if (index !== undefined) member.view.scrollTo(index);
    return true;
  }

  #follow(message: Movement, window: string): void {
    const members = this.#windows.get(window);
    const leads = members?.get(message.id);
    if (members === undefined || leads === undefined) return;
    const followers = (what: Shared) => [...linkMembers].filter((one) => this.#shares(one, leads.pane, what));
    switch (message.told) {
      case 'scrolled': {
        const { index, middle } = message;
        const standing = { ...leads.standing, index, middle };
        members.set(message.id, { ...leads, standing });
        for (const member of followers('scroll')) {
          const found = counterpart(standing, member.standing);
          if (found !== undefined) member.view.scrollTo(found);
        }
        break;
      }
      case 'moved':
        for (const member of followers('view')) member.followView(message.shown);
        break;
      case 'turned':
        for (const member of followers('orientation')) member.turnBy(message.turn);
        break;
      case 'windowed':
        for (const member of followers('window')) followWindow(member, leads.pane, message.window);
        break;
    }
  }

  #loopsWith(id: string, window: string): readonly LinkMember[] {
    const leads = this.#windows.get(window)?.get(id);
    if (leads === undefined) return [];
    return [...linkMembers].filter((one) => this.#shares(one, leads.pane, 'cine'));
  }

  /** Pictures of one kind and of this patient, where both share the movement. */
  #shares({ link, view }: LinkMember, pane: FarPane, what: Shared): boolean {
    return (
      link?.[what] === true &&
      pane.shares[what] &&
      view.stack?.displaySet.kind === pane.kind &&
      this.#wish.isOurs(pane.studyInstanceUid)
    );
  }
}

/** Numbers of a window mean the same only within one modality. */
function followWindow({ view }: LinkMember, pane: FarPane, window: Window | undefined): void {
  if (window === undefined) view.reset('window');
  else if (view.stack?.displaySet.modality === pane.modality) view.setWish({ window });
}

function farPaneOf({ id, view, link, standing, laidOn }: LinkMember): readonly FarPane[] {
  const { stack, index, middle } = standing;
  if (view.stack === undefined || stack === undefined || link === undefined) return [];
  const { displaySet } = view.stack;
  const { scroll, view: isViewShared, window, cine, orientation } = link;
  return [
    {
      id,
      displaySet: displaySet.id,
      studyInstanceUid: displaySet.studyInstanceUid,
      kind: displaySet.kind,
      modality: displaySet.modality,
      shares: { scroll, view: isViewShared, window, cine, orientation },
      leads: link.leads === true,
      count: stack.count,
      lines: stack.lines,
      index,
      middle,
      laidOn,
    },
  ];
}

function standingIn({ kind, count, lines, index, middle, laidOn }: FarPane): Standing {
  const anchor = { index, position: lines?.along[index] };
  return { stack: { kind, lines, count }, index, anchor, middle, laidOn };
}
