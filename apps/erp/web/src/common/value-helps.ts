import { api } from "@counterfoil/ui";
import { type Found, matches, mostFound, type ValueHelp } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { fetchCodes } from "../documents/codes.ts";
import { type Names, nameIn } from "./names.ts";
import { useSiteChoices, useValueList } from "./value-lists.ts";

type ArticleLine = { articleId: string; texts: Names };
type PartnerLine = { partnerId: string; name: string; city?: string };
export type Looked =
  | "article"
  | "partner"
  | "site"
  | "taxCode"
  | "unit"
  | "salesOrganisation"
  | "distributionChannel"
  | "division"
  | "customerGroup";

/** Where the codes of master data are looked up. */
export function useValueHelps(): Record<Looked, ValueHelp> {
  const { t } = useTranslation();
  const list = (name: Exclude<Looked, "article" | "partner" | "site">, choices: readonly Choice[]): ValueHelp => ({
    title: t(`help.${name}`),
    search: (typed) => among(choices, typed),
  });
  return {
    article: { title: t("articles.title"), search: findArticles },
    partner: { title: t("partners.title"), search: findPartners },
    site: { title: t("sites.title"), search: among.bind(undefined, useSiteChoices()) },
    taxCode: list("taxCode", useValueList("taxCode")),
    unit: list("unit", useValueList("unit")),
    salesOrganisation: list("salesOrganisation", useValueList("salesOrganisation")),
    distributionChannel: list("distributionChannel", useValueList("distributionChannel")),
    division: list("division", useValueList("division")),
    customerGroup: list("customerGroup", useValueList("customerGroup")),
  };
}

/** The codes of the account determination of one purpose, or the accounts of all. */
export function useCodeHelp(): (purpose: string | "account") => ValueHelp {
  const { t } = useTranslation();
  return (purpose) => ({
    title: t(purpose === "account" ? "help.account" : `codes.purpose.${purpose}`),
    search: async (typed, signal) => {
      const codes = await fetchCodes(signal);
      const choices = codes.flatMap(({ account, code, texts, ...each }): Choice[] => {
        if (purpose !== "account") return each.purpose === purpose ? [{ value: code, text: nameIn(texts) }] : [];
        return account === "*" ? [] : [{ value: account, text: nameIn(texts) }];
      });
      return among([...new Map(choices.map((choice) => [choice.value, choice])).values()], typed);
    },
  });
}

type Choice = { value: string; text: string };

function among(choices: readonly Choice[], typed: string): Found[] {
  return choices
    .filter(({ value, text }) => matches(typed, value, text))
    .map(({ value, text }) => ({ id: value, text }));
}

async function findArticles(query: string, signal: AbortSignal): Promise<Found[]> {
  const { items } = await api<{ items: ArticleLine[] }>("/api/master-data/articles", {
    query: { query, limit: mostFound },
    signal,
  });
  return items.map(({ articleId, texts }) => ({ id: articleId, text: nameIn(texts) }));
}

async function findPartners(query: string, signal: AbortSignal): Promise<Found[]> {
  const { items } = await api<{ items: PartnerLine[] }>("/api/master-data/business-partners", {
    query: { query, limit: mostFound },
    signal,
  });
  return items.map(({ partnerId, name, city }) => ({ id: partnerId, text: [name, city].filter(Boolean).join(", ") }));
}
