// One browser for all files of browser tests.
import { launch } from "./harness.mjs";

export default async function setup({ provide }) {
  const { browser, close } = await launch();
  provide("endpoint", browser.wsEndpoint());
  return close;
}
