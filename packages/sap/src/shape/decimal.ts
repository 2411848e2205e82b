const decimal = /^([+-]?)(\d+)(?:\.(\d*))?([+-]?)$/;

/**
 * "12.5" with 3 digits is 12500. ABAP writes a minus behind the number; both places are understood. undefined when it is
 * no number, has more decimals than fit without loss, or is too big to be exact.
 */
export function parseDecimal(text: string, digits: number): number | undefined {
  const match = decimal.exec(text.trim());
  if (match === null) return undefined;
  const [, before, whole = "", fraction = "", behind] = match;
  if (before !== "" && behind !== "") return undefined;
  if (fraction.length > digits && /[1-9]/.test(fraction.slice(digits))) return undefined;
  const size = Number(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  if (!Number.isSafeInteger(size)) return undefined;
  return (before === "-" || behind === "-") && size !== 0 ? -size : size;
}

export function formatDecimal(value: number, digits: number): string | undefined {
  if (!Number.isSafeInteger(value)) return undefined;
  const figures = String(Math.abs(value)).padStart(digits + 1, "0");
  const whole = figures.slice(0, figures.length - digits);
  return (value < 0 ? "-" : "") + (digits === 0 ? whole : `${whole}.${figures.slice(-digits)}`);
}
