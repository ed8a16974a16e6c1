// Put the caret where the page waits for words: into the field of a panel that has opened, else into that of an answer
// to be typed. Streamlit cannot; without this, each card takes a press of the mouse. Not on a touch screen, whose
// keyboard would cover the card.
(() => {
  const PLACES = [
    '[data-testid="stDialog"] :is(input[type="text"], textarea)',
    '.st-key-actions input[type="text"]',
  ];
  let last = null;
  const look = () => {
    const field = PLACES.map((place) => document.querySelector(place)).find(Boolean) ?? null;
    if (field && field !== last && matchMedia("(hover: hover)").matches) field.focus({ preventScroll: true });
    last = field;
  };
  new MutationObserver(() => requestAnimationFrame(look)).observe(document.body, { childList: true, subtree: true });
})();
