import type { ChainObjectType } from "@counterfoil/contracts";
import { articleLinks } from "./article-links.ts";
import { type ErpLink, link, type Place, screen, type WhyContext } from "./context.ts";
import { partnerLinks } from "./partner-links.ts";
import { sendingLinks } from "./sending-links.ts";

export type { Sent, Waiting, WhyContext } from "./context.ts";
export { replicationChainRows } from "./odata-rows.ts";
export { registerWhyRoutes } from "./routes.ts";

export type Question = { objectType: ChainObjectType; object: string; siteId: string };
export type ErpChain = { objectType: ChainObjectType; object: string; name?: string; siteId: string; links: ErpLink[] };

/** "Why is this not in the store?", as far as the ERP knows: every link from the object to the message that took it away. */
export function createWhy(context: WhyContext) {
  return {
    explain: async (question: Question): Promise<ErpChain> => {
      const place = await placeOf(context, question.siteId);
      if (!place) return { ...question, links: [link("site", ["broken", "unknown"], { site: question.siteId })] };
      return question.objectType === "article"
        ? explainArticle(context, question, place)
        : explainPartner(context, question, place);
    },
  };
}
export type Why = ReturnType<typeof createWhy>;

async function placeOf({ masterData }: WhyContext, siteId: string): Promise<Place | undefined> {
  const site = (await masterData.readSites()).find(({ content }) => content.siteId === siteId)?.content;
  if (!site) return undefined;
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: site.timeZone ?? "UTC" }).format(new Date());
  return { site, day };
}

async function explainArticle(
  context: WhyContext,
  { objectType, object, siteId }: Question,
  place: Place,
): Promise<ErpChain> {
  const { masterData, db } = context;
  const typed = object.trim();
  const found =
    (await masterData.readArticle(typed)) ??
    (await masterData.readArticle(typed.toUpperCase())) ??
    (await masterData.readArticle((await masterData.articleFacts(db, [], [typed])).get(typed)?.articleId ?? ""));
  if (!found) return { objectType, object: typed, siteId, links: [unknownTo("Article-search", typed)] };
  const { articleId, texts } = found.article;
  const statuses = (await masterData.readValueLists()).salesStatus ?? [];
  const statusTexts = new Map(statuses.map(({ code, texts: words }) => [code, words]));
  const { before, price } = articleLinks(found, place, statusTexts);
  const exists = link(
    "exists",
    ["ok", "found"],
    { name: texts.en },
    {
      link: screen("Article-display", { Article: articleId }),
    },
  );
  const subject = { type: "article" as const, key: articleId, changeNumber: found.changeNumber };
  const links = [exists, ...before, ...(await sendingLinks(context, subject, [price]))];
  return { objectType, object: articleId, name: texts.en, siteId, links };
}

async function explainPartner(
  context: WhyContext,
  { objectType, object, siteId }: Question,
  place: Place,
): Promise<ErpChain> {
  const typed = object.trim().toUpperCase();
  const found = await context.masterData.readBusinessPartner(typed);
  if (!found) return { objectType, object: typed, siteId, links: [unknownTo("BusinessPartner-search", typed)] };
  const { businessPartner } = found;
  const { person, organisation, group } = businessPartner;
  const name =
    organisation?.line1 ??
    group?.name ??
    [person?.given, person?.family].filter((part) => part !== undefined).join(" ");
  const exists = link(
    "exists",
    ["ok", "found"],
    { name },
    {
      link: screen("BusinessPartner-display", { BusinessPartner: typed }),
    },
  );
  const subject = { type: "businessPartner" as const, key: typed, changeNumber: found.changeNumber };
  const links = [exists, ...partnerLinks(businessPartner, place), ...(await sendingLinks(context, subject, []))];
  return { objectType, object: typed, name, siteId, links };
}

const unknownTo = (intent: string, typed: string) =>
  link("exists", ["broken", "unknown"], { typed }, { link: screen(intent, { query: typed }) });
