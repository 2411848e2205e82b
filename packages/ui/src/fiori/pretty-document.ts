/** Indents JSON and XML for reading. Only white space between elements is added; what does not parse is shown as it is. */
export function prettyDocument(text: string, mediaType: string): string {
  if (mediaType.includes("json") || /^\s*[[{]/.test(text)) return prettyJson(text);
  if (mediaType.includes("xml") || text.trimStart().startsWith("<")) return prettyXml(text);
  return text;
}

function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** Breaks lines only between two tags, so that text inside an element keeps every blank. */
function prettyXml(text: string): string {
  let depth = 0;
  const lines = text.replaceAll(/>\s*</g, ">\n<").split("\n");
  return lines
    .map((line) => {
      if (line.startsWith("</")) depth = Math.max(0, depth - 1);
      const indented = "  ".repeat(depth) + line;
      if (/^<[^!?/]/.test(line) && !/\/>$/.test(line) && !/<\/[^>]*>$/.test(line)) depth += 1;
      return indented;
    })
    .join("\n");
}
