import type { TillSettings } from "@counterfoil/contracts";
import { allowSounds } from "./sound.ts";

export type Look = TillSettings["look"];

/** Puts colours, hand, size and sounds to use, and goes with the device when it turns dark, as long as it is asked to. */
export function createLook(page: Window = window): (look: Look) => void {
  const isDark = page.matchMedia("(prefers-color-scheme: dark)");
  const root = page.document.documentElement;
  let shown: Look | undefined;
  const apply = (look: Look) => {
    shown = look;
    root.dataset.theme = look.theme === "device" ? (isDark.matches ? "dark" : "light") : look.theme;
    root.dataset.hand = look.hand;
    root.style.setProperty("--text-size", `${look.textSize}%`);
    allowSounds(look.sounds);
  };
  isDark.addEventListener("change", () => shown && apply(shown));
  return apply;
}
