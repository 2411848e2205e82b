/** Written in capitals in the data; these keep them. */
const capitals = new Set([
  "LED",
  "UK",
  "USB",
  "TV",
  "CD",
  "DVD",
  "NYC",
  "USA",
  "A4",
  "A5",
  "A6",
  "A7",
  "3D",
  "XL",
  "OK",
  "DIY",
  "HQ",
  "S/M",
  "L/XL",
  "I",
  "J",
]);
const names = new Set(
  "christmas,easter,london,paris,england,english,french,danish,scandinavian,indian,chinese,japanese,moroccan,spanish,russian,mexican,edwardian,victorian,georgian,regency,santa,union,jack,tokyo,new,york,boudicca,murano,suki,lola,dolly,charlotte,charlie,billboard,morris,valentine,xmas,ipod,swedish,turkish,oxford,cambridge,empire,alice,bertie,tatty,kashmir,venetian,bavarian,wales,scottish,scotland,french,italian,venice,rome,america,american,hawaiian,halloween,diana".split(
    ",",
  ),
);
/** Names only together: "new" alone is an adjective, "jack" alone may be a jack. */
const onlyInPairs = new Map([
  ["new", "york"],
  ["york", "new"],
  ["union", "jack"],
  ["jack", "union"],
]);

/** "WHITE HANGING HEART T-LIGHT HOLDER" -> "White hanging heart T-light holder". Text that is not all in capitals stays as it is. */
export function readable(text: string): string {
  const clean = text.replace(/\s+/g, " ").replace(/^[*\s.,]+|[\s.,]+$/g, "");
  const letters = clean.replace(/[^A-Za-z]/g, "");
  const lower = letters.replace(/[A-Z]/g, "").length;
  if (lower > letters.length / 2) return clean;
  const words = clean.split(" ");
  const cased = words.map((word, index) => caseOf(word, words[index - 1], words[index + 1])).join(" ");
  return cased.charAt(0).toUpperCase() + cased.slice(1);
}

function caseOf(word: string, before?: string, after?: string): string {
  if (capitals.has(word)) return word;
  if (/^T-?LIGHTS?$/.test(word)) return `T-light${word.endsWith("S") ? "s" : ""}`;
  const lower = word.toLowerCase();
  const bare = lower.replace(/[^a-z].*$/, "");
  const pair = onlyInPairs.get(bare);
  const isName =
    names.has(bare) && (pair === undefined || [before, after].some((other) => other?.toLowerCase().startsWith(pair)));
  return isName ? lower.charAt(0).toUpperCase() + lower.slice(1) : lower;
}

/** Whether a description names goods: notes on stock corrections are written in small letters ("damages", "sold as set on dotcom"). */
export function namesGoods(text: string): boolean {
  const letters = text.replace(/[^A-Za-z]/g, "");
  return letters.length > 2 && letters.replace(/[a-z]/g, "").length >= letters.length / 2;
}
