import { SapFormatError } from "../errors.ts";
import type { QualifiedName } from "../shape/document.ts";
import { createSafeXmlParser, type XmlTag } from "./safe-parser.ts";

/** The root element is nearly always in the first of them; what comes behind it need not be read. */
const SLICE = 1024;

/** The root element, from the beginning of a document: enough to know which reader to give it to. */
export function rootName(beginning: string | Uint8Array): QualifiedName {
  return firstElement(beginning, () => true, "No root element found");
}

/** The message in a SOAP envelope: the first element of its body. */
export function soapMessageName(beginning: string | Uint8Array): QualifiedName {
  const isMessage = (path: string[]) => path.length === 2 && path[0] === "Envelope" && path[1] === "Body";
  return firstElement(beginning, isMessage, "No SOAP message found");
}

function firstElement(
  beginning: string | Uint8Array,
  isIt: (path: string[]) => boolean,
  missing: string,
): QualifiedName {
  let found: QualifiedName | undefined;
  const path: string[] = [];
  const parser = createSafeXmlParser({
    open: ({ local, uri }: XmlTag) => {
      if (found === undefined && isIt(path)) found = { name: local, namespace: uri };
      path.push(local);
    },
    close: () => {
      path.pop();
    },
    text: () => {},
  });
  try {
    for (let from = 0; from < beginning.length && found === undefined; from += SLICE)
      parser.write(beginning.slice(from, from + SLICE));
  } catch (error) {
    // What is wrong further down is for the reader of that document to say.
    if (found === undefined) throw error;
  }
  if (found === undefined) throw new SapFormatError("xml.malformed", missing, parser.place());
  return found;
}
