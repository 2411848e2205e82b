import type { ScaleSettings } from "@counterfoil/contracts";
import type { Scale } from "./scale.ts";
import { type Line, sicsScale } from "./sics.ts";

type PortInfo = { usbVendorId?: number; usbProductId?: number };
/** The part of Web Serial that is used; TypeScript's own library does not know it yet. */
type Port = Line & { getInfo(): PortInfo; open(options: { baudRate: number }): Promise<void>; close(): Promise<void> };
type Serial = { getPorts(): Promise<Port[]>; requestPort(): Promise<Port> };
const serialOf = () => (navigator as Navigator & { serial?: Serial }).serial;

export const canUseSerial = () => serialOf() !== undefined;

/** The browser asks which port; from then on the till may use it. Undefined: nobody chose one. */
export async function choosePort(): Promise<boolean> {
  const port = await serialOf()
    ?.requestPort()
    .catch(() => undefined);
  return port !== undefined;
}

/** The scale of this till as its settings say; undefined: weights are typed, or no port was chosen. `isTaken`: by another device. */
export async function openScale(
  { driver, baudRate }: ScaleSettings,
  isTaken: (port: Pick<Port, "getInfo">) => boolean = () => false,
): Promise<Scale | undefined> {
  if (driver === "simulator") return simulatedScale();
  if (driver === "typed") return undefined;
  const port = ((await serialOf()?.getPorts()) ?? []).find((each) => !isTaken(each));
  if (!port) return undefined;
  await port.open({ baudRate }).catch(() => undefined);
  const scale = sicsScale(port);
  return {
    ...scale,
    async close() {
      await scale.close();
      await port.close().catch(() => undefined);
    },
  };
}

/** Something lies on it: another weight each time, and it comes to rest at the second question. */
function simulatedScale(): Scale {
  const grams = 50 + Math.floor((performance.now() * 7) % 1900);
  let asked = 0;
  return {
    async weigh() {
      asked += 1;
      return asked > 1 ? { grams } : { refused: "moving" };
    },
    close: async () => undefined,
  };
}
