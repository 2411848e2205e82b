import { SapFormatError } from "../errors.ts";
import { compile } from "../shape/compile.ts";
import type { Draft, Fields, Group, Shape } from "../shape/fields.ts";
import { ObjectBuilder } from "../shape/object-builder.ts";
import { groupWriter } from "../shape/writer.ts";
import { createSafeXmlParser, defaultXmlLimits, type XmlLimits } from "../xml/safe-parser.ts";
import { jsonReader } from "./json-reader.ts";
import { jsonWriter } from "./json-writer.ts";

/** A document that is one object, in XML or in JSON. Readers throw SapFormatError that names what is wrong with the path to it. */
export interface DocumentFormat<F extends Fields> {
  readXml(text: string | Uint8Array): Shape<F>;
  readJson(text: string): Shape<F>;
  writeXml(value: Draft<F>): string;
  writeJson(value: Draft<F>): string;
}

const limits: XmlLimits = { ...defaultXmlLimits, depth: 32, textLength: 10_000, elements: 200_000 };

/** The root is qualified by the namespace that its group has as fixed attribute `xmlns`. */
export function documentFormat<F extends Fields>(group: Group<F>): DocumentFormat<F> {
  const write = groupWriter(group, "");
  return {
    readXml: xmlReader(group) as (text: string | Uint8Array) => Shape<F>,
    readJson: jsonReader<Shape<F>>(group),
    writeXml: (value) => `<?xml version="1.0" encoding="UTF-8"?>\n${write(value, {})}`,
    writeJson: jsonWriter<Draft<F>>(group),
  };
}

function xmlReader(group: Group<Fields>): (text: string | Uint8Array) => unknown {
  const node = compile(group);
  const namespace = group.fixed.xmlns ?? "";
  return (text) => {
    let builder: ObjectBuilder | undefined;
    const parser = createSafeXmlParser(
      {
        open(tag, hasAttributes) {
          if (builder !== undefined) builder.open(tag, hasAttributes, tag.uri === namespace || tag.uri === "");
          else if (tag.local === group.name && tag.uri === namespace)
            builder = new ObjectBuilder(node, tag, new Map(), parser.place, limits);
          else
            throw new SapFormatError(
              "document.wrongRoot",
              `Expected {${namespace}}${group.name}, found {${tag.uri}}${tag.local}`,
              parser.place(),
            );
        },
        close: () => void builder?.close(),
        text: (more) => builder?.text(more),
      },
      limits,
    );
    parser.write(text);
    parser.end();
    if (builder === undefined) throw new SapFormatError("document.wrongRoot", `Expected ${group.name}`, parser.place());
    if (builder.problems.length > 0)
      throw new SapFormatError(
        "document.recordInvalid",
        builder.problems.map(({ message, place }) => `${message} (line ${place.line})`).join("; "),
      );
    return builder.value;
  };
}
