const plain = /^[A-Za-z0-9_.:-]+$/;

/**
 * A list as PostgreSQL writes arrays, to be bound as one text. `pg` escapes each element of an array by itself, numbers too:
 * 60 of the 770 microseconds that a receipt of 20 lines took.
 */
export function arrayLiteral(values: readonly (string | number | null)[]): string {
  let text = "{";
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (index > 0) text += ",";
    if (value === null || value === undefined) text += "NULL";
    else if (typeof value === "number") text += value;
    else text += plain.test(value) && value.toUpperCase() !== "NULL" ? value : `"${value.replace(/["\\]/g, "\\$&")}"`;
  }
  return `${text}}`;
}
