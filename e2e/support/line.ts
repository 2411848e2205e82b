import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** The line between a browser and a server, to be cut and mended. `url` is the address at the browser's end. */
export type Line = { url: string; cut(): void; mend(): void; close(): Promise<void> };

/**
 * A cut line holds for whatever the browser does. The browser's own "offline" ends while a page is being closed, and the till
 * in it, told that the network is back, still sends.
 */
export async function layLine(toUrl: string): Promise<Line> {
  const { hostname, port, pathname } = new URL(toUrl);
  const open = new Set<Socket>();
  let isCut = false;
  const end = createServer((near) => {
    if (isCut) return near.resetAndDestroy();
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  end.listen(0, "127.0.0.1");
  await once(end, "listening");
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.resetAndDestroy();
  };
  return {
    url: `http://127.0.0.1:${(end.address() as AddressInfo).port}${pathname}`,
    cut,
    mend: () => {
      isCut = false;
    },
    close: async () => {
      cut();
      end.close();
      await once(end, "close");
    },
  };
}
