// Before the first paint, so that a reading room never sees a white flash. The choice is the user's; nothing about a patient is stored.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem('lysbilde.theme');
  } catch (error) {
    chosen = null;
  }
  var isLight = chosen === 'light' || (chosen !== 'dark' && matchMedia('(prefers-color-scheme: light)').matches);
  document.documentElement.setAttribute('data-color-scheme', isLight ? 'light' : 'dark');
})();
