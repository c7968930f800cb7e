import { type Medium } from './medium.ts';

/** Line drawings in a 24 × 24 box, one stroke width; no words, so no language. */
const drawings: Readonly<Record<Medium, string>> = {
  video:
    '<rect x="3.5" y="5.5" width="17" height="13" rx="1.5"/><path d="M10.5 9.2v5.6l4.6-2.8z" fill="#b4bdc6"/>',
  audio: '<path d="M4 12h1.5M7.5 9v6M10.5 6v12M13.5 8.5v7M16.5 10.5v3M19 12h1"/>',
  ecg: '<path d="M3 12.5h4l1.2-2.2 1.4 2.2h1.2l1.6-7 2 12.5 1.6-5.5h1l1-1.4 1 1.4h2"/>',
  document: '<path d="M6.5 3.5h7.5l4 4v13h-11.5z"/><path d="M14 3.5v4h4M9 12h6M9 14.5h6M9 17h4"/>',
  report:
    '<rect x="5.5" y="4.5" width="13" height="16" rx="1"/><path d="M9.5 3.5h5v2h-5zM8.5 10h7M8.5 13h7M8.5 16h4.5"/>',
  reference: '<path d="M12 4l8 4-8 4-8-4zM4 12l8 4 8-4M4 16l8 4 8-4"/>',
  image:
    '<rect x="3.5" y="4.5" width="17" height="15" rx="1.5"/><circle cx="9" cy="10" r="1.6"/><path d="M4 17.5l5-4.5 3 2.5 4-4.5 4.5 4.5"/>',
  unknown:
    '<path d="M12 3.5l7.5 4.200v8.600L12 20.5l-7.5-4.200V7.700z"/><path d="M4.7 7.800L12 12l7.3-4.200M12 12v8.3"/>',
};

/** A square drawing in the pane's own colours, for what has no picture of its own: never mistaken for an image, never black. */
export function card(medium: Medium): string {
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 24 24">' +
    '<rect width="24" height="24" fill="#1d2126"/>' +
    '<g transform="translate(4.8 4.8) scale(0.6)" fill="none" stroke="#b4bdc6" stroke-width="1.3" ' +
    `stroke-linecap="round" stroke-linejoin="round">${drawings[medium]}</g></svg>`
  );
}
