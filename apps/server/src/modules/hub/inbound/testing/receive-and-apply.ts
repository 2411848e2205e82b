// A process that receives one message of many articles and applies it: `node receive-and-apply.ts <database url> <articles> <bytes of text each>`.
// Tests kill it, or look at the memory it took. It prints one JSON line when all is applied.
import { articleDraft, articleMessage } from "./messages.ts";
import { openSuite } from "./suite.ts";

const [url = "", count = "0", textBytes = "0"] = process.argv.slice(2);
const suite = await openSuite(url, { inboundLimits: { keepBytes: 1024 * 1024 } });
const [service] = suite.inbound.services;
if (service === undefined) throw new Error("no service");

// With --expose-gc: what is really held, some times a second.
const heapMegabytes = () => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
};
const before = heapMegabytes();
let peak = before;
const sampling = setInterval(() => {
  peak = Math.max(peak, heapMegabytes());
}, 400);

/** Made while it is sent: the message is never in memory as a whole. */
async function* body(): AsyncGenerator<Buffer> {
  const padding = "long text ".repeat(Math.ceil(Number(textBytes) / 10));
  const [before, after] = articleMessage([], "22222222-0000-4000-8000-000000000001").split(/(?=<\/n0:)/);
  yield Buffer.from(before as string);
  for (let index = 0; index < Number(count); index++) {
    const attributes = Number(textBytes) === 0 ? [] : [{ name: "story", value: padding }];
    const one = articleMessage([articleDraft(`K${String(index).padStart(7, "0")}`, { attributes })]);
    yield Buffer.from(
      one.slice(one.indexOf("<ProductMerchandiseViewReplicationRequestMessage>"), one.lastIndexOf("</n0:")),
    );
  }
  yield Buffer.from(after as string);
}

const received = await suite.inbound.receive(service, "erp", body());
await suite.inbound.whenIdle();
const { bytes, counts, state } = await suite.inbound.readDocument(received.documentId);
clearInterval(sampling);
console.log(JSON.stringify({ bytes, counts, state, grewByMegabytes: Math.round(peak - before) }));
await suite.close();
