/**
 * The page works without it: a reason that is chosen reaches the links, and a user that is chosen is taken at once.
 * A browser that comes back to the page keeps the choice, so the links are set on every showing.
 */
export const script = `
const apply = (group) => {
  const select = group.querySelector('select[data-own]');
  if (!select) return;
  for (const link of group.querySelectorAll('a.open')) {
    const address = new URL(link.href);
    if (select.value === select.dataset.own) address.searchParams.delete('decision');
    else address.searchParams.set('decision', select.value);
    link.href = address.href;
  }
  const notice = group.querySelector('.logged');
  if (notice) notice.hidden = select.value !== select.dataset.emergency;
};
const groups = document.querySelectorAll('[data-reasons]');
for (const group of groups) group.addEventListener('change', () => apply(group));
addEventListener('pageshow', () => groups.forEach(apply));
for (const select of document.querySelectorAll('select[data-submits]')) {
  select.form.classList.add('immediate');
  select.addEventListener('change', () => select.form.requestSubmit());
}
`;
