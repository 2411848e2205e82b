import type { LookupName, MappedService } from "@counterfoil/contracts";
import { api, currentLanguage } from "@counterfoil/ui";
import { type Found, matches, mostFound, usePermission, type ValueHelp } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFieldMapping } from "./field-mappings/mappings.ts";
import { usePaymentMethodName, usePaymentMethods } from "./organisation/payment-methods.ts";

/** Where the codes of articles, customers and ways to pay are looked up; none for who may not read them. */
export function useValueHelps(): Partial<Record<"article" | "customer" | "paymentMethod", ValueHelp>> {
  const { t } = useTranslation();
  const mayReadArticles = usePermission("catalog.read");
  const mayReadCustomers = usePermission("customers.read");
  const methods = usePaymentMethods().data ?? [];
  const methodName = usePaymentMethodName();
  return {
    ...(mayReadArticles && { article: { title: t("articles.title"), search: findArticles } }),
    ...(mayReadCustomers && { customer: { title: t("help.customers"), search: findCustomers } }),
    ...(methods.length > 0 && {
      paymentMethod: {
        title: t("payment.title"),
        search: (typed: string) =>
          methods
            .map(({ code }) => ({ id: code, text: methodName(code) }))
            .filter(({ id, text }) => matches(typed, id, text)),
      },
    }),
  };
}

/** The codes of the ERP that are known: what a lookup of the field mapping leads to, with those of ours that become it, and its own tax codes. */
export function useErpCodeHelp(service: MappedService, lookup: LookupName): ValueHelp {
  const { t } = useTranslation();
  const { data: mapping } = useFieldMapping(service);
  const entries = Object.entries(mapping?.document.lookups[lookup].entries ?? {});
  const inherited = lookup === "payment" ? Object.entries(mapping?.paymentMethodCodes ?? {}) : [];
  const taxes = useTaxes(lookup === "tax").data ?? [];
  const byCode = Object.groupBy([...entries, ...inherited], ([, code]) => code);
  return {
    title: t(`mapping.lookup.${lookup}`),
    search: (typed) =>
      [
        ...taxes.map(({ code, names }) => ({ id: code, text: names[currentLanguage()] ?? names.en ?? "" })),
        ...Object.entries(byCode)
          .filter(([id]) => !taxes.some(({ code }) => code === id))
          .map(([id, of = []]) => ({ id, text: of.map(([ours]) => ours).join(", ") })),
      ].filter(({ id, text }) => matches(typed, id, text)),
  };
}

/** They come with the ERP's articles, under its own codes. */
function useTaxes(isAsked: boolean) {
  const mayRead = usePermission("catalog.read");
  return useQuery({
    queryKey: ["taxes"],
    queryFn: async ({ signal }) =>
      (await api<{ items: { code: string; names: Record<string, string> }[] }>("/api/catalog/taxes", { signal })).items,
    enabled: isAsked && mayRead,
    staleTime: 60_000,
  });
}

async function findArticles(query: string, signal: AbortSignal): Promise<Found[]> {
  const { items } = await api<{ items: { articleId: string; text: string }[] }>("/api/catalog/articles", {
    query: { query, limit: mostFound },
    signal,
  });
  return items.map(({ articleId, text }) => ({ id: articleId, text }));
}

async function findCustomers(query: string, signal: AbortSignal): Promise<Found[]> {
  const { items } = await api<{ items: { partnerId: string; name: string; city?: string }[] }>(
    "/api/customers/partners",
    { query: { query, limit: mostFound }, signal },
  );
  return items.map(({ partnerId, name, city }) => ({ id: partnerId, text: [name, city].filter(Boolean).join(", ") }));
}
