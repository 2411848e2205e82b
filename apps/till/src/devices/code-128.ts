/**
 * Code 128 (ISO/IEC 15417): the widths of bar, space, bar … of each of the 106 symbols, in modules. Every symbol is 11 modules wide;
 * the stop has one bar more.
 */
const WIDTHS =
  "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211" +
  "221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113" +
  "132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121" +
  "312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211" +
  "221114413111241112134111111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141" +
  "114113114311411113411311113141114131311141411131211412211214211232";
const STOP = "2331112";
const START_B = 104;
const FIRST_CHARACTER = 32;
const LAST_CHARACTER = 126;

/** Bars and spaces of a text in code set B, beginning with a bar; undefined when a character has no symbol in it. */
export function code128(text: string): number[] | undefined {
  const values = [...text].map((character) => character.charCodeAt(0) - FIRST_CHARACTER);
  const most = LAST_CHARACTER - FIRST_CHARACTER;
  if (values.length === 0 || values.some((value) => !(value >= 0 && value <= most))) return undefined;
  const check = values.reduce((sum, value, position) => sum + value * (position + 1), START_B) % 103;
  const symbols = [START_B, ...values, check].map((value) => WIDTHS.slice(value * 6, value * 6 + 6));
  return [...symbols.join(""), ...STOP].map(Number);
}
