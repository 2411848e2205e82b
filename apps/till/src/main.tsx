import "./app.css";
import { startLanguage } from "@counterfoil/ui";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { keepUpToDate } from "./devices/keep-up-to-date.ts";
import { ownTheTill } from "./ledger/index.ts";
import { keepInstallOffer } from "./safety/index.ts";
import { CustomerDisplay } from "./screens/display/customer-display.tsx";
import { App } from "./screens/frame/app.tsx";
import { type Opening, opening } from "./screens/frame/opening.ts";
import { texts } from "./texts/index.ts";
import { openTill } from "./till.ts";

const isDisplay = new URLSearchParams(location.search).has("display");
startLanguage(texts);
if (!isDisplay) keepInstallOffer();
createRoot(document.getElementById("till") as HTMLElement).render(
  <StrictMode>{isDisplay ? <CustomerDisplay /> : <App />}</StrictMode>,
);

async function open(): Promise<Opening> {
  try {
    const till = await openTill();
    keepUpToDate(till);
    return { phase: "open", till };
  } catch (error) {
    return { phase: "broken", detail: error instanceof Error ? error.message : String(error) };
  }
}

// The customer's display has no till of its own, and becomes the new version with the till.
if (isDisplay) navigator.serviceWorker?.addEventListener("controllerchange", () => location.reload());
// Browsers give the ledger's lock, the PIN check and the service worker to https and to this machine only.
else if (!window.isSecureContext) opening.set({ phase: "insecure" });
else
  ownTheTill((ownership) => {
    if (ownership === "waiting") opening.set({ phase: "otherTab" });
    else void open().then(opening.set);
  });
