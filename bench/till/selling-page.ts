import type { Page } from "playwright-core";

/** What runs inside the page: keys as a scanner sends them, and the time until the screen shows what they did. */
const inPage = `globalThis.bench = {
  press(keys) {
    for (const key of keys)
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  },
  // The frame that shows it is behind the next animation frame.
  painted: () => new Promise((shown) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = shown;
    port2.postMessage(0);
  })),
  until: (holds) => new Promise((resolve, reject) => {
    if (holds()) return resolve();
    const watch = new MutationObserver(() => holds() && done(resolve));
    const timer = setTimeout(() => done(() => reject(new Error("the screen did not change: " + holds))), 15000);
    const done = (end) => { watch.disconnect(); clearTimeout(timer); end(); };
    watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  }),
  total: () => document.querySelector('[data-testid="total"]'),
  // An article may cost nothing, so that the total alone tells not enough.
  shown: () => document.querySelector("main")?.textContent,
  async scan(code) {
    const before = bench.shown();
    bench.press([...code]);
    const startMs = performance.now();
    bench.press(["Enter"]);
    await bench.until(() => bench.shown() !== before);
    await bench.painted();
    return performance.now() - startMs;
  },
  async scanMany(codes) {
    const times = [];
    for (const code of codes) {
      times.push(await bench.scan(code));
      await new Promise((later) => setTimeout(later, 200));
    }
    return times;
  },
};`;

export async function teachPage(page: Page): Promise<void> {
  await page.evaluate(inPage);
}

export function scanMany(page: Page, codes: readonly string[]): Promise<number[]> {
  return page.evaluate(`bench.scanMany(${JSON.stringify(codes)})`);
}

/** Payment goes by real keys: what a form does on Enter, made-up ones do not start. */
export async function sell(page: Page, codes: readonly string[]): Promise<void> {
  for (const code of codes) await page.evaluate(`bench.scan(${JSON.stringify(code)})`);
  await page.keyboard.press("F9");
  await page.getByLabel("Amount").waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /^Receipt / }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /^Receipt / }).waitFor({ state: "detached" });
}

/** Megabytes that the page keeps after all that can be collected is. */
export async function heldMegabytes(page: Page): Promise<number> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("HeapProfiler.collectGarbage");
  await protocol.send("HeapProfiler.collectGarbage");
  const { usedSize } = await protocol.send("Runtime.getHeapUsage");
  await protocol.detach();
  return usedSize / 2 ** 20;
}
