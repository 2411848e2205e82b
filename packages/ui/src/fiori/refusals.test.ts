import { beforeAll, describe, expect, it } from "vitest";
import { ApiProblem } from "../api.ts";
import { chooseLanguage, startLanguage } from "../language.ts";
import { fioriTexts } from "../texts/index.ts";
import { problemText, refusalOf, refusedField } from "./refusals.ts";

beforeAll(async () => {
  startLanguage(fioriTexts);
  await chooseLanguage("de");
});

const refused = (facts: { code?: string; where?: string; problems?: object[] }) =>
  new ApiProblem({ status: 400, code: "article-unknown", detail: "There is no article 4711.", ...facts });

describe("a refusal", () => {
  it("is shown at the field that it names, in its row", () => {
    const error = refused({ where: "/body/items/1/articleId" });
    expect(refusalOf(error, "items/1/articleId")).toBe("Den Artikel 4711 gibt es nicht.");
    expect(refusalOf(error, "items/0/articleId")).toBeUndefined();
    expect(refusalOf(error, "articleId")).toBe("Den Artikel 4711 gibt es nicht.");
    expect(refusalOf(error, "quantity")).toBeUndefined();
    expect(refusedField(error)).toBe("articleId");
  });

  it("of one entry is about the list where that is typed as one text", () => {
    expect(refusalOf(refused({ where: "/body/addresses/2" }), "addresses")).toBeDefined();
  });

  it("of a request says all broken rules, each at its field and in the reader's language", () => {
    const error = refused({
      code: "invalid-request",
      where: "/body/customerId",
      problems: [
        { where: "/body/customerId", rule: "minLength", limit: 1 },
        { where: "/body/items/0/quantity", rule: "minimum", limit: 5 },
        { where: "/body/note", rule: "format" },
      ],
    });
    expect(refusalOf(error, "customerId")).toBe("Hier fehlt etwas.");
    expect(refusalOf(error, "items/0/quantity")).toBe("Mindestens 5.");
    expect(refusalOf(error, "note")).toBe("Das lässt sich nicht lesen. Bitte prüfen.");
    expect(refusalOf(error, "coupons")).toBeUndefined();
    expect(problemText(error)).toBe(
      "Bitte das Markierte prüfen. Kunde: Hier fehlt etwas. Menge: Mindestens 5. note: Das lässt sich nicht lesen. Bitte prüfen.",
    );
  });

  it("of another program is quoted behind what we say of its code", async () => {
    const error = new ApiProblem({ status: 403, code: "not-allowed", detail: "Keine Berechtigung (S_RFC)" });
    expect(problemText(error)).toBe("Das dürfen Sie nicht. Im Wortlaut: „Keine Berechtigung (S_RFC)“");
    const unknown = new ApiProblem({ status: 418, code: "teapot", detail: "Short and stout" });
    expect(problemText(unknown)).toBe("Short and stout");
  });
});
