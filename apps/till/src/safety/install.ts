import { observable } from "../observable.ts";

/** Chromium's offer to install the page as an app; other browsers have it in their menu only. */
type InstallOffer = Event & { prompt(): Promise<unknown> };

export const installOffer = observable<InstallOffer | undefined>(undefined);

/** The offer comes once, soon after the page was opened, and is kept until somebody wants it. */
export function keepInstallOffer(page: Window = window): void {
  page.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    installOffer.set(event as InstallOffer);
  });
  page.addEventListener("appinstalled", () => installOffer.set(undefined));
}
