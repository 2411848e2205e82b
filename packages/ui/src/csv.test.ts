import { describe, expect, it } from "vitest";
import { toCsv } from "./csv.ts";

describe("CSV", () => {
  it("quotes what needs it and starts with the mark that makes spreadsheets read UTF-8", () => {
    expect(
      toCsv(
        ["Name", "Total"],
        [
          ['Tea, "Earl Grey"', 12.5],
          ["Käse", -3],
        ],
        ",",
      ),
    ).toBe('\uFEFFName,Total\r\n"Tea, ""Earl Grey""",12.5\r\nKäse,-3\r\n');
  });

  it("has decimal commas where the semicolon parts", () => {
    expect(toCsv(["Menge"], [[1.5], ["1,5"]], ";")).toBe("\uFEFFMenge\r\n1,5\r\n1,5\r\n");
  });

  it.each(["=1+1", "+cmd", "@SUM(A1)", "-2+3", "\tx"])("makes no formula of %j", (text) => {
    expect(toCsv(["Text"], [[text]], ",").split("\r\n")[1]).toBe(`'${text}`);
  });

  it("writes a moment on the reader's clock, as every spreadsheet reads it", () => {
    const at = new Date(2026, 10, 22, 9, 5, 7);
    expect(
      toCsv(["At"], [[at.toISOString()], [at.toISOString().replace("000Z", "123456+00:00")], ["2026-11-22"]], ";"),
    ).toBe("\uFEFFAt\r\n2026-11-22 09:05:07\r\n2026-11-22 09:05:07\r\n2026-11-22\r\n");
  });

  it("keeps negative amounts and leading zeros", () => {
    expect(toCsv(["A"], [["-19.99"], ["0000004711"]], ",")).toBe("\uFEFFA\r\n-19.99\r\n0000004711\r\n");
  });
});
