import "./app.css";
import { startLanguage } from "@counterfoil/ui";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { keepUpToDate } from "./devices/keep-up-to-date.ts";
import { ownTheTill } from "./ledger/index.ts";
import { keepInstallOffer } from "./safety/index.ts";
import { App } from "./screens/frame/app.tsx";
import { type Opening, opening } from "./screens/frame/opening.ts";
import { texts } from "./texts/index.ts";
import { openTill } from "./till.ts";

startLanguage(texts);
keepInstallOffer();
createRoot(document.getElementById("till") as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
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

// Browsers give the ledger's lock, the PIN check and the service worker to https and to this machine only.
if (!window.isSecureContext) opening.set({ phase: "insecure" });
else
  ownTheTill((ownership) => {
    if (ownership === "waiting") opening.set({ phase: "otherTab" });
    else void open().then(opening.set);
  });
