export type ServerSentEvent = { event: string; data: string };

/** An event of ours is a few dozen bytes. */
const MAX_PENDING_CHARACTERS = 64_000;

/** Reads server-sent events out of text that arrives in any pieces (WHATWG HTML, 9.2.6). */
export function createEventParser(tell: (event: ServerSentEvent) => void): (text: string) => void {
  let pending = "";
  return (text) => {
    pending = (pending + text).replaceAll("\r\n", "\n");
    if (pending.length > MAX_PENDING_CHARACTERS) throw new Error("a server-sent event without an end");
    for (let end = pending.indexOf("\n\n"); end >= 0; end = pending.indexOf("\n\n")) {
      const event = parseEvent(pending.slice(0, end));
      pending = pending.slice(end + 2);
      if (event) tell(event);
    }
  };
}

/** Undefined for a block of comments alone, which servers send to keep the line open. */
function parseEvent(block: string): ServerSentEvent | undefined {
  let event = "message";
  const data: string[] = [];
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") event = value;
    if (field === "data") data.push(value);
  }
  return data.length > 0 ? { event, data: data.join("\n") } : undefined;
}

/** Reads until the stream ends or stays silent for longer than `silenceMs`; then it throws, and the caller connects anew. */
export async function readEvents(
  body: ReadableStream<Uint8Array>,
  tell: (event: ServerSentEvent) => void,
  silenceMs: number,
): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  const parse = createEventParser(tell);
  try {
    for (;;) {
      const { done, value } = await withinSilence(reader.read(), silenceMs);
      if (done) return;
      parse(value);
    }
  } finally {
    void reader.cancel().catch(() => {});
  }
}

function withinSilence<Answer>(reading: Promise<Answer>, silenceMs: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`silent for ${silenceMs} ms`)), silenceMs);
    reading.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
