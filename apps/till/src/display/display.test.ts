import { completeTillSettings, type TillConfiguration, type TillPerson } from "@counterfoil/contracts";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { observable } from "../observable.ts";
import { addArticle, emptyBasket, openSale, unpriced } from "../selling/index.ts";
import { keepDisplay } from "./keep-display.ts";
import type { ToDisplay } from "./messages.ts";
import { watchTill } from "./watch-till.ts";

/** Of one test only, and never closed: what is said late must find it. */
let name = 0;
const channel = () => {
  const made = new BroadcastChannel(`display-${name}`);
  (made as unknown as { unref(): void }).unref();
  return made;
};
afterEach(() => void vi.useRealTimers());

type Ground = Parameters<typeof keepDisplay>[0];

function openShop() {
  const known = { currency: "GBP", store: { name: "London", language: "de" }, paymentMethods: [] };
  const sale = openSale({
    price: () => unpriced("2026-11-22T10:00:00Z"),
    keep: () => undefined,
    wrong: () => undefined,
  });
  return {
    sale,
    view: observable({ name: "sale" }),
    cashier: observable<TillPerson | undefined>({ personId: "p1", name: "Colin", roles: [] } as never),
    settings: observable(completeTillSettings()),
    configuration: observable(known as unknown as TillConfiguration),
    catalogue: observable(undefined),
    training: { on: observable(false) },
    terminal: { state: observable(undefined) },
  } as unknown as Ground;
}
let shop: Ground;
beforeEach(() => {
  name += 1;
  shop = openShop();
});
const scan = () => {
  const mug = { articleId: "MUG", unit: "PC", text: "Mug", quantityMilli: 1000 };
  shop.sale.tryChange(addArticle(emptyBasket, mug));
};

it("shows the sale of a till that was opened before it, and again after it was reloaded", async () => {
  keepDisplay(shop, channel());
  scan();
  const first = watchTill(channel(), async () => true);
  await expect.poll(() => first.get()).toMatchObject({ look: { store: "London" }, face: { kind: "sale" } });
  const again = watchTill(channel(), async () => true);
  await expect.poll(() => again.get().face).toMatchObject({ lines: [{ text: "Mug" }] });
});

it("shows the sale of a till that is opened after it", async () => {
  const shown = watchTill(channel(), async () => true);
  keepDisplay(shop, channel());
  await expect.poll(() => shown.get().face).toMatchObject({ kind: "idle" });
  scan();
  await expect.poll(() => shown.get().face).toMatchObject({ kind: "sale" });
});

it("goes with the settings, the language of the store unless they name others", async () => {
  keepDisplay(shop, channel());
  const shown = watchTill(channel(), async () => true);
  await expect.poll(() => shown.get().look?.languages).toEqual(["de"]);
  const display = { languages: ["en", "de"], theme: "dark", lines: ["Open until 8"] };
  shop.settings.set(completeTillSettings({ display }));
  await expect.poll(() => shown.get().look).toMatchObject(display);
});

it("answers a test, which the till hears of only where a display is", async () => {
  const till = keepDisplay(shop, channel());
  expect(await till.test()).toBe(false);
  const shown = watchTill(channel(), async () => true);
  expect(await till.test()).toBe(true);
  expect(shown.get().testing).toBe(true);
});

it("goes to another version of the program with the till", async () => {
  const till = keepDisplay(shop, channel());
  const reload = vi.fn();
  watchTill(channel(), async () => true, reload);
  till.reload();
  await expect.poll(() => reload.mock.calls.length).toBe(1);
});

it("keeps the thanks for a while after the cashier went on, and no longer than to the next line", async () => {
  const till = channel();
  const tell = (face: object) => till.postMessage({ face: { training: false, ...face } } as ToDisplay);
  const shown = watchTill(channel(), async () => true);
  const kind = () => shown.get().face?.kind;
  const thanks = { kind: "done", total: 100, given: 100, change: 0 };
  tell(thanks);
  tell({ kind: "idle" });
  tell({ kind: "pay", total: 1, paid: [], due: 1, atTerminal: false });
  await expect.poll(kind).toBe("pay");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  tell(thanks);
  tell({ kind: "idle" });
  // Vitest's own polls move the clock on.
  while (vi.getTimerCount() === 0) await new Promise(setImmediate);
  expect(kind()).toBe("done");
  vi.advanceTimersByTime(44_999);
  expect(kind()).toBe("done");
  vi.advanceTimersByTime(1);
  expect(kind()).toBe("idle");
});

it("shows no sale of a till that is closed", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const till = channel();
  let isOpen = true;
  const shown = watchTill(channel(), async () => isOpen);
  till.postMessage({ face: { kind: "idle", training: false } } as ToDisplay);
  await vi.waitFor(() => expect(shown.get().face).toBeDefined());
  await vi.advanceTimersByTimeAsync(10_000);
  expect(shown.get().face).toBeDefined();
  isOpen = false;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(shown.get().face).toBeUndefined();
});
