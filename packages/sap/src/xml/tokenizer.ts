import { type Place, SapFormatError } from "../errors.ts";
import { malformed, readText, refuseForbidden, withoutReturns } from "./characters.ts";
import { newScope, readTag, type Scope, type XmlTag, xmlNamespace } from "./tag.ts";

export interface XmlEvents {
  open(tag: XmlTag): void;
  close(): void;
  text(text: string): void;
}

export interface TokenLimits {
  /** Of one text, tag, comment or section. */
  tokenLength: number;
  attributes: number;
}

const LESS = 0x3c;
const GREATER = 0x3e;
const AMPERSAND = 0x26;
const BRACKET = 0x5d;
const LAST_PLAIN = 0xd7ff;
const UNFINISHED = -1;

const declaration =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.\d+\1(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])([A-Za-z][\w.-]*)\2)?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(?:yes|no)\4)?[ \t\r\n]*$/;

/** A token of so many characters may be looked at again with each piece that comes. */
const SHORT = 4096;

/** Tags longer than this are rarely the same twice; of the others so many are remembered per scope. */
const LONGEST_REMEMBERED = 100;
const MOST_REMEMBERED = 1000;

/**
 * XML with namespaces as far as business documents need it, in pieces of any size: DTDs and processing instructions are refused
 * where they begin. Takes a token at a time with the string's own searches and remembers tags by their text: with the typed reading
 * behind it a receipt takes 100 us instead of 241 (docs/decisions/0006-own-xml-tokenizer.md).
 */
export class XmlTokenizer {
  readonly #events: XmlEvents;
  readonly #limits: TokenLimits;
  readonly #names: string[] = [];
  readonly #outer: (Scope | undefined)[] = [];
  #scope: Scope = newScope(
    new Map([
      ["", ""],
      ["xml", xmlNamespace],
    ]),
  );
  #pending = "";
  /** Until so much is there a long token that is not finished is not looked at again: small pieces of it would cost its square. */
  #enough = 0;
  #isBeginning = true;
  #hasRoot = false;
  /** Characters of `#pending` that were read; lines are counted up to `#counted` only, and further when somebody asks. */
  #readTo = 0;
  #counted = 0;
  #line = 1;
  #lineStart = 0;

  constructor(events: XmlEvents, limits: TokenLimits) {
    this.#events = events;
    this.#limits = limits;
  }

  write(text: string): void {
    this.#pending += text;
    if (this.#pending.length >= this.#enough) this.#run();
  }

  end(): void {
    this.#run();
    const name = this.#names.at(-1);
    if (name !== undefined) throw malformed(`unclosed tag <${name.slice(0, 60)}>`);
    if (!this.#hasRoot) throw malformed("there is no element");
    if (/[^ \t\r\n]/.test(this.#pending)) throw malformed("text behind the root element");
  }

  /** Of the character read last. */
  place(): Place {
    const { length } = this.#pending;
    const to = Math.min(this.#readTo, length);
    for (;;) {
      const found = this.#pending.indexOf("\n", this.#counted);
      if (found === -1 || found >= to) break;
      this.#line++;
      this.#counted = this.#lineStart = found + 1;
    }
    this.#counted = Math.max(this.#counted, to);
    return { line: this.#line, column: Math.max(1, to - this.#lineStart) };
  }

  #run(): void {
    const source = this.#pending;
    let at = 0;
    while (at < source.length) {
      const next = this.#token(source, at);
      if (next === UNFINISHED) break;
      this.#readTo = at = next;
    }
    const rest = source.length - at;
    if (rest > this.#limits.tokenLength) this.#refuseLong();
    this.place();
    this.#counted -= at;
    this.#lineStart -= at;
    this.#readTo = 0;
    this.#pending = source.slice(at);
    this.#enough = rest < SHORT ? 0 : rest + Math.max(SHORT, rest >> 3);
  }

  /** Where the next token begins. */
  #token(source: string, at: number): number {
    if (source.charCodeAt(at) !== LESS) return this.#text(source, at);
    switch (source.charCodeAt(at + 1)) {
      case 0x2f:
        return this.#endTag(source, at);
      case 0x21:
        return this.#section(source, at);
      case 0x3f:
        return this.#instruction(source, at);
      default:
        return this.#startTag(source, at);
    }
  }

  #text(source: string, from: number): number {
    let isPlain = true;
    let at = from;
    for (; at < source.length; at++) {
      const code = source.charCodeAt(at);
      if (code === LESS) break;
      if (code < 0x20 ? code !== 0x0a && code !== 0x09 : code === AMPERSAND || code === BRACKET || code > LAST_PLAIN)
        isPlain = false;
    }
    if (at === source.length) return UNFINISHED;
    this.#readTo = at;
    const raw = source.slice(from, at);
    if (this.#names.length > 0) this.#events.text(isPlain ? raw : readText(raw));
    else if (/[^ \t\r\n]/.test(raw)) throw malformed("text outside the root element");
    this.#isBeginning = false;
    return at;
  }

  #startTag(source: string, at: number): number {
    const end = source.indexOf(">", at);
    if (end === -1) return UNFINISHED;
    const known = this.#scope.tags.get(source.slice(at + 1, end));
    if (known !== undefined) return this.#open(known, this.#scope, end + 1);
    const last = endOfTag(source, at);
    if (last === -1) return UNFINISHED;
    this.#readTo = last + 1;
    let raw = source.slice(at + 1, last);
    if (raw.length > this.#limits.tokenLength) this.#refuseLong();
    refuseForbidden(raw);
    const { tags } = this.#scope;
    const remember = raw.length <= LONGEST_REMEMBERED && tags.size < MOST_REMEMBERED;
    // What is remembered is a copy: a slice would hold the whole piece in memory.
    if (remember) raw = Buffer.from(raw).toString();
    const { tag, scope } = readTag(raw, this.#scope, this.#refuseMany);
    if (remember && scope === this.#scope) tags.set(raw, tag);
    return this.#open(tag, scope, last + 1);
  }

  #refuseLong(): never {
    const { tokenLength } = this.#limits;
    throw new SapFormatError("xml.tooLong", `A text, tag or comment is longer than ${tokenLength} characters`);
  }

  readonly #refuseMany = (count: number) => {
    const { attributes } = this.#limits;
    if (count > attributes)
      throw new SapFormatError("xml.tooManyAttributes", `An element has more than ${attributes} attributes`);
  };

  #open(tag: XmlTag, scope: Scope, next: number): number {
    if (this.#names.length === 0) {
      if (this.#hasRoot) throw malformed("a second root element");
      this.#hasRoot = true;
      this.#isBeginning = false;
    }
    this.#names.push(tag.name);
    this.#outer.push(scope === this.#scope ? undefined : this.#scope);
    this.#scope = scope;
    this.#readTo = next;
    this.#events.open(tag);
    if (tag.isEmpty) this.#close();
    return next;
  }

  #close(): void {
    this.#names.pop();
    this.#scope = this.#outer.pop() ?? this.#scope;
    this.#events.close();
  }

  #endTag(source: string, at: number): number {
    const name = this.#names.at(-1) ?? "";
    let end = at + 2 + name.length;
    if (source.charCodeAt(end) !== GREATER || !source.startsWith(name, at + 2)) {
      end = source.indexOf(">", at);
      if (end === -1) return UNFINISHED;
      this.#readTo = end + 1;
      if (source.slice(at + 2, end).replace(/[ \t\r\n]+$/, "") !== name || name === "")
        throw malformed(`unexpected end tag <${source.slice(at + 1, Math.min(end, at + 60))}>`);
    }
    if (name === "") throw malformed("an end tag without a start");
    this.#readTo = end + 1;
    this.#close();
    return end + 1;
  }

  /** A comment or a CDATA section. */
  #section(source: string, at: number): number {
    if (source.startsWith("<!--", at)) {
      const end = source.indexOf("-->", at + 4);
      if (end === -1) return UNFINISHED;
      const comment = source.slice(at + 4, end);
      refuseForbidden(comment);
      if (comment.includes("--") || comment.endsWith("-")) throw malformed('"--" stands in a comment');
      this.#isBeginning = false;
      return end + 3;
    }
    if (source.startsWith("<![CDATA[", at)) {
      if (this.#names.length === 0) throw malformed("text outside the root element");
      const end = source.indexOf("]]>", at + 9);
      if (end === -1) return UNFINISHED;
      const raw = source.slice(at + 9, end);
      refuseForbidden(raw);
      this.#readTo = end + 3;
      this.#events.text(withoutReturns(raw));
      return end + 3;
    }
    const beginning = source.slice(at, at + 9);
    this.#readTo = at + beginning.length;
    if (beginning === "<!DOCTYPE") throw new SapFormatError("xml.dtd", "A DTD is not accepted");
    if ("<!--".startsWith(beginning) || "<![CDATA[".startsWith(beginning) || "<!DOCTYPE".startsWith(beginning))
      return UNFINISHED;
    throw malformed(`${beginning} is not known`);
  }

  #instruction(source: string, at: number): number {
    const end = source.indexOf("?>", at);
    if (end === -1) return UNFINISHED;
    const raw = source.slice(at, end);
    this.#readTo = end + 2;
    if (!/^<\?xml(?:[ \t\r\n]|$)/.test(raw))
      throw new SapFormatError("xml.processingInstruction", "A processing instruction is not accepted");
    const encoding = this.#isBeginning && declaration.exec(raw);
    if (!encoding) throw malformed("the XML declaration cannot be read or does not stand at the beginning");
    if (encoding[3] !== undefined && encoding[3].toUpperCase() !== "UTF-8")
      throw new SapFormatError("xml.encoding", `Encoding ${encoding[3]} is not accepted, only UTF-8`);
    this.#isBeginning = false;
    return end + 2;
  }
}

/** The ">" that ends a tag: one between quotation marks does not. */
function endOfTag(source: string, at: number): number {
  let from = at;
  for (;;) {
    const end = source.indexOf(">", from);
    if (end === -1) return -1;
    let quote = from;
    while (quote < end && source.charCodeAt(quote) !== 0x22 && source.charCodeAt(quote) !== 0x27) quote++;
    if (quote === end) return end;
    const closing = source.indexOf(source[quote] as string, quote + 1);
    if (closing === -1) return -1;
    from = closing + 1;
  }
}
