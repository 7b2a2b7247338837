/** Takes the choice of a language out of the address: the server has remembered it, and whoever gets the address has a choice of their own. */
export function forgetChoice(): void {
  const url = new URL(location.href);
  if (!url.searchParams.has("lang")) return;
  url.searchParams.delete("lang");
  history.replaceState(history.state, "", url);
}
