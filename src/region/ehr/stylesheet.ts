/** Calm, dense, blue-grey: like a hospital's record, and a sister of the viewer's own colours. */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --background: #eef0f2; --surface: #fff; --line: #d6dbe0; --line-strong: #76818c; --text: #171a1d;
  --muted: #525c66; --accent: #00588f; --on-accent: #fff; --accent-hover: #004571; --banner: #dfe7ee;
  --warning: #7a4d00; --warning-surface: #fdf0d2; --danger: #a8180c; --danger-surface: #fde5e2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --background: #0e1013; --surface: #15181c; --line: #2b3138; --line-strong: #6f7b87; --text: #e8ebee;
    --muted: #a3adb7; --accent: #7cbcf0; --on-accent: #06121c; --accent-hover: #a3d0f5; --banner: #1b2229;
    --warning: #f2bb4e; --warning-surface: #3a2c0b; --danger: #ff8f85; --danger-surface: #431714;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--background); color: var(--text);
  font: 0.875rem/1.45 'Inter Variable', Inter, system-ui, 'Segoe UI', sans-serif; font-variant-numeric: tabular-nums;
}
h1, h2, p, ul, dl, dd { margin: 0; padding: 0; }
ul { list-style: none; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 0.5rem; top: 0.5rem; z-index: 1; background: var(--surface); padding: 0.5rem 0.75rem; }

.banner {
  display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.5rem 1.5rem;
  padding: 0.5rem 1.5rem; background: var(--banner); border-bottom: 1px solid var(--line);
}
.brand { display: flex; align-items: center; gap: 0.5rem; font-size: 1rem; font-weight: 600; }
.brand span { width: 0.75rem; height: 1.125rem; border-radius: 2px; background: var(--accent); }
.user { display: flex; flex-wrap: wrap; align-items: center; gap: 0.375rem 0.75rem; }
.user p, .user label { color: var(--muted); font-size: 0.75rem; }
.user label { margin-left: 0.75rem; }
.user.immediate button { display: none; }

select, button {
  font: inherit; min-height: 2rem; padding: 0.25rem 0.5rem; color: var(--text); background: var(--surface);
  border: 1px solid var(--line-strong); border-radius: 0.25rem; max-width: 100%;
}
.open {
  display: inline-flex; align-items: center; justify-content: center; min-height: 2rem; padding: 0.25rem 0.875rem;
  border-radius: 0.25rem; background: var(--accent); color: var(--on-accent); font-weight: 600; text-decoration: none;
  white-space: nowrap;
}
.open:hover { background: var(--accent-hover); }

main { max-width: 84rem; margin: 0 auto; padding: 1.25rem 1.5rem 2rem; }
.headline { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 0.75rem; }
.headline p, .note { color: var(--muted); }
h1 { font-size: 1.25rem; font-weight: 600; }
.note { margin-top: 0.125rem; font-size: 0.8125rem; }

.patients, .rows { margin-top: 0.75rem; background: var(--surface); border: 1px solid var(--line); border-radius: 0.375rem; }
.patients > li, .rows > li { display: grid; align-items: center; gap: 0.25rem 1.5rem; padding: 0.75rem 1rem; }
.patients > li { grid-template-columns: minmax(13rem, 1fr) minmax(16rem, 2.2fr) 14rem auto; align-items: start; }
.patients > li + li, .rows > li + li { border-top: 1px solid var(--line); }
.who h2 { font-size: 0.9375rem; font-weight: 600; }
.who p:last-child { color: var(--muted); }
.number { font-weight: 500; letter-spacing: 0.01em; white-space: nowrap; }
.tag {
  display: inline-block; padding: 0 0.375rem; border: 1px solid var(--line-strong); border-radius: 0.25rem;
  color: var(--muted); font-size: 0.75rem;
}
.issuer, .ward { color: var(--muted); font-size: 0.8125rem; }
.reason { display: grid; gap: 0.125rem; }
.reason label { color: var(--muted); font-size: 0.75rem; }
.reason select { width: 100%; }
.patient .open { margin-top: 1.1875rem; }
.logged {
  margin-top: 0.25rem; padding: 0.25rem 0.5rem; border-left: 3px solid var(--warning);
  background: var(--warning-surface); color: var(--warning); font-size: 0.8125rem;
}

.added { margin-top: 2rem; }
.added h2 { font-size: 1.0625rem; font-weight: 600; }
.added .reason { max-width: 16rem; margin-top: 0.5rem; }
.rows > li { grid-template-columns: minmax(14rem, 2fr) minmax(10rem, 1fr) 9rem auto; padding: 0.375rem 1rem; }
.rows > li > div:first-child { display: flex; flex-wrap: wrap; gap: 0 0.75rem; overflow-wrap: anywhere; }
.rows strong { font-weight: 600; }
.rows .number { white-space: normal; color: var(--muted); font-weight: 400; }
.rows > li > div:not(:first-child) { color: var(--muted); }
.missing {
  margin-top: 0.75rem; padding: 0.625rem 1rem; border-left: 3px solid var(--danger);
  background: var(--danger-surface); color: var(--danger);
}
.missing a { color: inherit; }
.unreadable { margin-top: 0.75rem; }
.unreadable summary { cursor: pointer; padding: 0.25rem 0; font-weight: 500; }
.unreadable dl { margin-top: 0.375rem; border: 1px solid var(--line); border-radius: 0.375rem; background: var(--surface); }
.unreadable dl > div { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 1.5rem; padding: 0.25rem 1rem; }
.unreadable dl > div + div { border-top: 1px solid var(--line); }
.unreadable dt { overflow-wrap: anywhere; }
.unreadable dd { color: var(--muted); }

.problem { max-width: 44rem; display: grid; gap: 0.75rem; padding-top: 12vh; }
.problem ul { list-style: disc; padding-left: 1.25rem; overflow-wrap: anywhere; }
footer { padding: 0 1.5rem 1.5rem; text-align: center; color: var(--muted); font-size: 0.75rem; }

@media (max-width: 64rem) {
  .patients > li { grid-template-columns: minmax(0, 1fr) 14rem auto; }
  .why { grid-row: 2; grid-column: 1 / -1; }
}
@media (max-width: 44rem) {
  .banner, main { padding-left: 1rem; padding-right: 1rem; }
  .user { width: 100%; }
  .user p { width: 100%; }
  .user label { margin-left: 0; }
  .user select { flex: 1; min-height: 2.75rem; }
  .patients > li, .rows > li { grid-template-columns: minmax(0, 1fr); gap: 0.5rem; padding: 0.875rem 1rem; }
  .rows > li { gap: 0.125rem; }
  .why { grid-row: auto; }
  .patient .open { margin-top: 0.25rem; }
  .open, .reason select { min-height: 2.75rem; }
  .rows .open { margin-top: 0.375rem; }
  .added .reason { max-width: none; }
  .unreadable dl > div { grid-template-columns: minmax(0, 1fr); }
}
`;
