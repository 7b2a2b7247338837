// A source's text: the quote that the address names is marked wholly, also
// where it had to be split, and a click on a quote shows its claims.

export function attachMarks(text: HTMLElement): void {
  const claims = [...document.querySelectorAll<HTMLElement>("[data-claims-of]")];
  const marks = [...text.querySelectorAll<HTMLElement>("mark[data-passage]")];

  const showCurrent = (): void => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const passage = target?.dataset.passage ?? target?.dataset.claimsOf;
    for (const mark of marks) mark.classList.toggle("current", mark.dataset.passage === passage);
    for (const claim of claims) claim.classList.toggle("current", claim.dataset.claimsOf === passage);
    if (target?.dataset.passage) claims.find((claim) => claim.dataset.claimsOf === passage)?.scrollIntoView({ block: "nearest" });
    if (target) target.scrollIntoView({ block: target.dataset.passage ? "center" : "nearest" });
  };

  text.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element ? event.target : null;
    const passage = pressed?.closest("a") ? undefined : pressed?.closest<HTMLElement>("mark[data-passage]")?.dataset.passage;
    const claim = claims.find((item) => item.dataset.claimsOf === passage);
    // Whoever selects text to copy it does not want to be taken elsewhere.
    if (claim && getSelection()?.isCollapsed !== false) location.hash = claim.id;
  });
  addEventListener("hashchange", showCurrent);
  showCurrent();
}
