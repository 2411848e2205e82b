import { SapFormatError } from "../errors.ts";
import type { QualifiedName } from "../shape/document.ts";
import { createSafeXmlParser } from "./safe-parser.ts";

/** The root element is nearly always in the first of them; what comes behind it need not be read. */
const SLICE = 1024;

/** The root element, from the beginning of a document: enough to know which reader to give it to. */
export function rootName(beginning: string | Uint8Array): QualifiedName {
  let root: QualifiedName | undefined;
  const parser = createSafeXmlParser({
    open: ({ local, uri }) => {
      root ??= { name: local, namespace: uri };
    },
    close: () => {},
    text: () => {},
  });
  try {
    for (let from = 0; from < beginning.length && root === undefined; from += SLICE)
      parser.write(beginning.slice(from, from + SLICE));
  } catch (error) {
    // What is wrong further down is for the reader of that document to say.
    if (root === undefined) throw error;
  }
  if (root === undefined) throw new SapFormatError("xml.malformed", "No root element found", parser.place());
  return root;
}
