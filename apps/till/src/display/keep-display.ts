import { nearMissText } from "@counterfoil/pricing/words";
import { currentLanguage, supported } from "@counterfoil/ui";
import { offerNames } from "../catalogue/index.ts";
import { receiptLinkOf } from "../handing-over/index.ts";
import type { Till } from "../till.ts";
import { type DisplayLook, type FaceGround, type FaceWords, faceOf } from "./face.ts";
import { CHANNEL, type FromDisplay, type ToDisplay } from "./messages.ts";
import { openWindow } from "./open-window.ts";

/** The customer's display: a second window of this browser, which shows what it is told and knows nothing itself. */
export type Display = {
  /** False: the browser let no window open. */
  open(): Promise<boolean>;
  /** It says that it shows a test. */
  test(): Promise<boolean>;
  /** With the till, to the version that is in use from now on. */
  reload(): void;
};

/** A window of the same device answers at once, if there is one. */
const PATIENCE_MS = 500;

type Ground = Pick<
  Till,
  "sale" | "view" | "cashier" | "settings" | "configuration" | "catalogue" | "training" | "terminal"
>;

/** Tells the display whatever changes for the customer, as soon as the cashier's own screen has it. */
export function keepDisplay(till: Ground, channel = new BroadcastChannel(CHANNEL)): Display {
  const tell = (said: ToDisplay) => channel.postMessage(said);
  const { sale, view, cashier, settings, configuration, catalogue, training, terminal } = till;
  let isWatched = false;
  let isDue = false;
  let done: FaceGround["done"];
  const tellLook = () => {
    const look = lookOf(till);
    if (isWatched && look) tell({ look });
  };
  const tellFace = () => {
    if (!isWatched || isDue) return;
    isDue = true;
    // After the cashier's screen is painted; what changes at once is told once.
    setTimeout(() => {
      isDue = false;
      tell({ face: faceOf(groundOf(till, done)) });
    });
  };
  const ask = (wanted: FromDisplay["said"]) => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const hear = ({ data }: MessageEvent<FromDisplay>) => data.said === wanted && resolve(true);
    channel.addEventListener("message", hear);
    setTimeout(() => resolve(false), PATIENCE_MS);
    tell({ ask: wanted });
    return promise.finally(() => channel.removeEventListener("message", hear));
  };

  channel.addEventListener("message", ({ data }: MessageEvent<FromDisplay>) => {
    if (data.said !== "here") return;
    isWatched = true;
    tellLook();
    tellFace();
  });
  view.subscribe(() => {
    const now = view.get();
    const receipt = now.name === "done" && now.row.transaction.kind === "receipt" ? now.row.transaction : undefined;
    done = receipt && { receipt };
    const known = configuration.get();
    if (receipt && known)
      void receiptLinkOf(known, settings.get().paper, receipt).then((link) => {
        if (done?.receipt !== receipt) return;
        done = { receipt, link };
        tellFace();
      });
  });
  for (const source of [settings, configuration]) source.subscribe(tellLook);
  for (const source of [sale.state, view, cashier, settings, configuration, catalogue, training.on, terminal.state])
    source.subscribe(tellFace);
  // One that was open before this page was.
  tell({ ask: "here" });
  const display: Display = { open: openWindow, test: () => ask("tested"), reload: () => tell({ reload: true }) };
  cashier.subscribe(async () => {
    const wants = cashier.get() && settings.get().display.opensItself;
    if (wants && !(await ask("here"))) await display.open();
  });
  return display;
}

/** In the store's language, whichever one the cashier has chosen. */
function languagesOf({ settings, configuration }: Pick<Ground, "settings" | "configuration">) {
  const { languages } = settings.get().display;
  const own = supported(configuration.get()?.store.language) ?? currentLanguage();
  return languages.length > 0 ? languages : [own];
}

function lookOf(till: Ground): DisplayLook | undefined {
  const known = till.configuration.get();
  const { theme, picture, lines } = till.settings.get().display;
  if (!known) return undefined;
  const { currency, store } = known;
  return { theme, lines, languages: languagesOf(till), currency, store: store.name, ...(picture && { picture }) };
}

function groundOf(till: Ground, done: FaceGround["done"]): FaceGround {
  const state = till.sale.state.get();
  const customerId = state.basket.customerId;
  return {
    ...(till.cashier.get() && till.configuration.get() && { sale: state }),
    ...(done && { done }),
    settings: till.settings.get().display,
    customerName: customerId && till.catalogue.get()?.customers.get(customerId)?.name,
    atTerminal: till.terminal.state.get() !== undefined,
    training: till.training.on.get(),
    words: wordsOf(till),
  };
}

function wordsOf(till: Ground): FaceWords {
  const known = till.configuration.get();
  const catalogue = till.catalogue.get();
  const [language = "en"] = languagesOf(till);
  const names = offerNames(catalogue, language, known?.currency ?? "GBP");
  return {
    offer: (id) => names.offer?.(id) ?? id,
    nearMiss: (miss) => nearMissText(miss, catalogue?.promotions.get(miss.promotionId), language, names),
    method: (code) => known?.paymentMethods.find((method) => method.code === code)?.names[language] ?? code,
  };
}
