import { type Door, DoorRefusal, openDoor, waitFor } from "./door.ts";
import { demoCoupon } from "./offers.ts";

const user = "web-shop";
const path = "/api/access/technical-users";

/** Made in the back office: it has a number of ours at once, and the ERP's a moment later. */
const newCustomer = {
  id: "0199a000-0000-7000-8000-00000000c001",
  category: "person",
  person: { first: "Wilma", last: "Thistlewood" },
  language: "en",
  address: { street: "Orchard Row", houseNumber: "12", postalCode: "LS99 9ZZ", city: "Leeds", country: "GB" },
  emails: ["wilma.thistlewood@example.org"],
  phones: [],
  storeId: "1010",
};

const order = (number: number, channel: "web" | "store", customerId: string, more: object) => ({
  id: `0199a000-0000-7000-8000-00000000d00${number}`,
  ...{ channel, storeId: "1010", customerId, ...more },
});
const hearts = (quantity: number) => ({ articleId: "85123A", quantity });
const paperChains = { articleId: "22086", quantity: 3 };

/** Orders of the web shop, one with a coupon, and of a store; their ids are fixed, so that each is taken once however often this runs. */
export async function putOrders(server: Door): Promise<void> {
  const shop = await enterAsShop(server);
  await shop.post("/api/orders", order(1, "web", "17850", { lines: [hearts(6), paperChains] }));
  await waitUntilUnlocked(shop);
  await shop.post("/api/orders", order(2, "web", "13047", { lines: [hearts(12)], coupons: [demoCoupon.code] }));
  const { partnerId } = await server.post<{ partnerId: string }>("/api/customers/partners", newCustomer);
  await server.post("/api/orders", order(3, "store", partnerId, { lines: [hearts(2)], note: "Will be collected" }));
}

/** Offers that were just activated are in the next book. */
async function waitUntilUnlocked(shop: Door): Promise<void> {
  const basket = { store: "1010", coupons: [demoCoupon.code], lines: [{ lineId: "1", ...hearts(12) }] };
  await waitFor("the coupon's offer", async () => {
    const { coupons } = await shop.post<{ coupons: { used: boolean }[] }>("/api/prices/calculations", basket);
    return coupons[0]?.used || undefined;
  });
}

/** A user that exists gets a new secret: nobody has the first one. */
async function enterAsShop(server: Door): Promise<Door> {
  const body = {
    userName: user,
    description: "The web shop, when it prices baskets and takes orders",
    permissions: ["orders.take", "prices.calculate"],
  };
  const { secret } = await server.post<{ secret: string }>(path, body).catch((refusal) => {
    if (refusal instanceof DoorRefusal && refusal.code === "technical-user-exists")
      return server.post<{ secret: string }>(`${path}/${user}/secret`);
    throw refusal;
  });
  return openDoor(server.baseUrl, { authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}` });
}
