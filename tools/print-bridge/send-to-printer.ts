import { connect } from "node:net";

/** Where a printer listens: raw printing, as every receipt printer with a network socket knows it. */
export type PrinterAddress = { host: string; port: number };
export type Outcome = "printed" | "printerOff" | "noAnswer" | "noPaper";

/** DLE EOT 4, answered at once whatever else the printer does; bits 5 and 6: the paper is at its end. */
const PAPER_STATE = Buffer.from([0x10, 0x04, 0x04]);
const PAPER_END = 0x60;

/** One paper over one connection. Printers that say nothing of their paper get it all the same. */
export function sendToPrinter(
  { host, port }: PrinterAddress,
  paper: Uint8Array,
  { answerMs = 300, patienceMs = 10_000 } = {},
): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const socket = connect({ host, port });
  let isSent = false;
  let asked: NodeJS.Timeout | undefined;
  const end = (outcome: Outcome) => {
    clearTimeout(asked);
    clearTimeout(late);
    resolve(outcome);
    socket.destroy();
  };
  const late = setTimeout(() => end(socket.connecting ? "printerOff" : "noAnswer"), patienceMs);
  const send = () => {
    if (isSent) return;
    isSent = true;
    // Closing tells the printer that this is all; what was not taken by then counts as not printed.
    socket.end(paper, () => end("printed"));
  };
  socket.once("connect", () => {
    socket.write(PAPER_STATE);
    asked = setTimeout(send, answerMs);
  });
  socket.once("data", (said: Buffer) => {
    const [state = 0] = said;
    if ((state & PAPER_END) === PAPER_END) end("noPaper");
    else send();
  });
  socket.once("error", () => end("printerOff"));
  socket.once("close", () => end("noAnswer"));
  return promise;
}
