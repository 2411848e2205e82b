import type { NoSale, TillArticle } from "@counterfoil/contracts";
import { type Resolution, textOf } from "../catalogue/index.ts";
import type { OpenSale } from "./open-sale.ts";
import { takeArticle } from "./take-article.ts";

/** What is left for the screen to do after a code was entered. */
export type Entered =
  | "done"
  | Extract<Resolution, { kind: "choice" | "weigh" | "openPrice" | "receipt" | "coupon" | "unknown" }>;

/** Acts on what a code means. Nothing of what is said here hinders the next scan. */
export function enterResolution(sale: OpenSale, resolution: Resolution, language: string): Entered {
  sale.dismiss("passing");
  switch (resolution.kind) {
    case "article":
      takeArticle(sale, resolution.target, resolution.quantityMilli, language);
      if (resolution.expiredOn)
        tellOf(sale, "code.expiredSold", resolution.target.article, language, resolution.expiredOn);
      return "done";
    case "expired":
      tellOf(sale, "code.expired", resolution.article, language, resolution.day);
      return "done";
    case "notByWeight":
      tellOf(sale, "code.notByWeight", resolution.article, language);
      return "done";
    case "quantity":
      sale.expect(resolution.quantityMilli);
      return "done";
    case "noSale": {
      tellNoSale(sale, resolution.article, resolution.noSale, language);
      return "done";
    }
    case "couponMistyped": {
      const { code } = resolution;
      sale.tell({ tone: "wrong", sticky: true, key: "coupon.mistyped", values: { code } });
      return "done";
    }
    case "choice":
    case "weigh":
    case "openPrice":
    case "receipt":
    case "coupon":
    case "unknown":
      return resolution;
  }
}

function tellOf(sale: OpenSale, key: string, article: TillArticle, language: string, day?: string): void {
  const values = {
    text: textOf(article, language),
    articleId: article.articleId,
    day: day ? dayText(day, language) : "",
  };
  sale.tell({ tone: "wrong", sticky: true, key, values });
}

/** The plain reason, with the day since when; what is in the basket already stays sold. */
export function tellNoSale(
  sale: OpenSale,
  article: Pick<TillArticle, "articleId" | "texts">,
  { why, from, to, status }: NoSale,
  language: string,
): void {
  const until = why === "notListed" && to !== undefined;
  sale.tell({
    tone: "wrong",
    sticky: true,
    key: `noSale.${until ? "notYetListed" : why}`,
    values: {
      articleId: article.articleId,
      text: textOf(article, language),
      day: dayText(until ? dayAfter(to) : from, language),
      status: status?.[language] ?? status?.en ?? "",
    },
  });
}

const dayText = (day: string, language: string) =>
  new Intl.DateTimeFormat(language === "de" ? "de-DE" : "en-GB", { timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
