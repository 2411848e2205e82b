// XML 1.0 knows no way to write these characters, not even as a reference; U+FFFD shows that something stood there.
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
const invalid = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: one test decides whether a text needs any work at all
const needsWork = /[<>&"\r\n\t\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/;

const references: Record<string, string> = {
  "<": "&lt;",
  ">": "&gt;",
  "&": "&amp;",
  '"': "&quot;",
  "\r": "&#13;",
  "\n": "&#10;",
  "\t": "&#9;",
};

const clean = (text: string) => text.toWellFormed().replace(invalid, "\ufffd");

/** A carriage return must be a reference: a parser turns a bare one into a line feed. */
export function escapeText(text: string): string {
  return needsWork.test(text) ? clean(text).replace(/[<>&\r]/g, (sign) => references[sign] as string) : text;
}

export function escapeAttribute(text: string): string {
  return needsWork.test(text) ? clean(text).replace(/[<>&"\r\n\t]/g, (sign) => references[sign] as string) : text;
}
