import type { Chain, ChainLink } from "@counterfoil/contracts";
import { notFound } from "@counterfoil/platform";
import { type AtServer, articleLinks } from "./article-links.ts";
import { askErp, type ErpHalf } from "./ask-erp.ts";
import { link, type Question, screen, type WhyContext } from "./context.ts";
import { receivedLink } from "./received.ts";
import { tillLinks } from "./till-links.ts";

type Asked = { objectType: Chain["objectType"]; object: string; storeId: string; tillId?: string | undefined };

/** "Why is this not in the store?": every link from the ERP to the till, asked now. What the ERP does not say leaves our half. */
export async function explain(context: WhyContext, { storeId, ...asked }: Asked): Promise<Chain> {
  const store = await context.readStore(storeId);
  if (!store) throw notFound(`There is no store ${storeId}.`);
  const typed = asked.object.trim();
  const question: Question = { ...asked, object: await numberOf(context, asked.objectType, typed), store };
  const erp = await askErp(context, question);
  const found = { ...question, object: erp.object ?? question.object };
  const server =
    found.objectType === "article" ? await articleLinks(context, found) : await customerLinks(context, found);
  const received = await receivedLink(context.db, { ...found, isHere: server.changedXid !== undefined });
  const tills = await tillLinks(context, found, server.changedXid);
  return answer(found, erp, [received, ...server.links, ...tills], await nameOf(context, found));
}

/** A barcode is looked up here, so that it is found when the ERP cannot be asked; a customer made here is asked for by the ERP's number. */
async function numberOf(
  { articlesByGtin, erpNumberOf }: WhyContext,
  objectType: Chain["objectType"],
  typed: string,
): Promise<string> {
  const number = typed.toUpperCase();
  if (objectType === "businessPartner") return (await erpNumberOf(number)) ?? number;
  const [byGtin] = /^\d{8,14}$/.test(typed) ? await articlesByGtin(typed) : [];
  return byGtin?.articleId ?? typed;
}

async function customerLinks(context: WhyContext, { object, store }: Question): Promise<AtServer> {
  const known = await context.readCustomer(object, store);
  const here = { link: screen("Customer-display", { BusinessPartner: object }) };
  if (!known)
    return {
      links: [link("server", "catalog", ["broken", "missing"], {}, { link: screen("Customer-search", {}) })],
      changedXid: undefined,
    };
  const { refusal, changedXid } = known;
  const state: [ChainLink["state"], string] = refusal === undefined ? ["ok", "served"] : ["broken", refusal];
  return { links: [link("server", "catalog", state, {}, here)], changedXid };
}

async function nameOf(context: WhyContext, { objectType, object, store }: Question): Promise<string | undefined> {
  if (objectType === "article") return context.nameOfArticle(object);
  return (await context.readCustomer(object, store))?.name;
}

function answer(found: Question, erp: ErpHalf, ours: ChainLink[], ownName: string | undefined): Chain {
  const { objectType, object, store } = found;
  const name = erp.name ?? ownName;
  return {
    objectType,
    object,
    place: store.storeId,
    links: [...erp.links, ...ours],
    ...(name === undefined ? {} : { name }),
    ...(erp.erpUrl === undefined ? {} : { erpUrl: erp.erpUrl }),
  };
}
