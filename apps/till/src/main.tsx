import "./app.css";
import { startLanguage } from "@counterfoil/ui";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ownTheTill, untilRoom } from "./ledger/index.ts";
import { goBack, keepUpToDate } from "./program/index.ts";
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
  // On a full disk nothing of the memory is touched.
  await untilRoom(() => opening.set({ phase: "noRoom" }));
  try {
    const till = await openTill();
    void keepUpToDate(till).catch(() => undefined);
    return { phase: "open", till };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    await goBack(detail).catch(() => false);
    return { phase: "broken", detail };
  }
}

// Browsers give the ledger's lock, the PIN check and the service worker to https and to this machine only.
if (!window.isSecureContext) opening.set({ phase: "insecure" });
// The customer's display has no till of its own.
else if (!isDisplay)
  ownTheTill((ownership) => {
    if (ownership === "waiting") opening.set({ phase: "otherTab" });
    else void open().then(opening.set);
  });
