import { type Door, openDoor, unless } from "./door.ts";
import { demoCoupon, demoGroups, demoOffers } from "./offers.ts";
import { staff } from "./retailer.ts";
import type { Secrets } from "./secrets.ts";

/** One person writes and checks, another approves and activates, as the retailer's own people would. May be cut off and run again. */
export async function putOffers(serverUrl: string, secrets: Secrets): Promise<void> {
  const [merchandiser, approver] = [
    await enterAs(serverUrl, secrets, "merchandiser"),
    await enterAs(serverUrl, secrets, "offerApprover"),
  ];
  for (const group of demoGroups)
    await unless("product-group-exists", merchandiser.post("/api/prices/product-groups", group));
  await unless("coupon-exists", merchandiser.post("/api/prices/coupons", demoCoupon));
  for (const { wanted, ...offer } of demoOffers) {
    await unless("offer-exists", merchandiser.post("/api/prices/offers", { ...offer, ...thisYear() }));
    await bringTo(wanted, offer.offerId, { merchandiser, approver });
  }
}

async function enterAs(serverUrl: string, secrets: Secrets, role: string): Promise<Door> {
  const person = secrets.staff[staff.findIndex(({ roles }) => roles[0] === role)];
  const door = openDoor(serverUrl);
  await door.signIn(person?.user ?? "", person?.password ?? "");
  return door;
}

type People = { merchandiser: Door; approver: Door };

/** Step by step from wherever it stands. */
async function bringTo(wanted: string, offerId: string, { merchandiser, approver }: People): Promise<void> {
  const path = `/api/prices/offers/${offerId}`;
  const { state } = await merchandiser.get<{ state: string }>(path);
  if (state === "draft") await merchandiser.post(`${path}/check`);
  if (wanted === "checked") return;
  if (["draft", "checked"].includes(state)) await approver.post(`${path}/approve`, { comment: "Demo" });
  if (["draft", "checked", "approved"].includes(state)) await approver.post(`${path}/activate`);
}

/** From the first of this month for a year, so that whoever starts the demo finds them valid. */
function thisYear(): { validFrom: string; validTo: string } {
  const month = new Date().toISOString().slice(4, 7);
  const year = new Date().getUTCFullYear();
  return { validFrom: `${year}${month}-01T00:00:00`, validTo: `${year + 1}${month}-28T23:59:59` };
}
