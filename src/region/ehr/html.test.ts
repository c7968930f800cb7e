import { expect, test } from 'vitest';

import { html } from './html.ts';

test('a name that is markup is shown as text', () => {
  const name = '<img src=x onerror="alert(1)">';
  expect(html`<p title="${name}">${name}</p>`.markup).toBe(
    '<p title="&lt;img src=x onerror=&quot;alert(1)&quot;&gt;">&lt;img src=x onerror=&quot;alert(1)&quot;&gt;</p>',
  );
});

test('parts of a page are put in as they are, lists in order, and what is undefined leaves nothing', () => {
  expect(
    html`<ul>
      ${['a', 'b'].map((item) => html`<li>${item}</li>`)}${undefined}
    </ul>`.markup.replace(/\s+/g, ''),
  ).toBe('<ul><li>a</li><li>b</li></ul>');
});
