import type { CouponState, Redemption, Reservation } from "@counterfoil/contracts";
import { readCouponCode } from "@counterfoil/contracts";
import { afterAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import { newId, receiptOf } from "../../../testing/receipts.ts";
import { startSuite } from "../../../testing/suite.ts";

const database = await testDatabase("server");
const suite = await startSuite(database.url);
const till = await suite.createTill("1010-01");
const other = await suite.createTill("1010-02");
afterAll(async () => {
  await suite.close();
  await database.drop();
});

type Problem = { code: string };
const path = "/api/prices/coupons";

async function makeCoupon(coupon: Record<string, unknown>): Promise<CouponState> {
  const answer = await suite.asAdmin<CouponState>("POST", path, { name: "A coupon", offline: "accept", ...coupon });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
}

async function makeCodes(couponId: string, count: number): Promise<{ batchId: number; codes: string[] }> {
  const made = await suite.asAdmin<{ batchId: number }>("POST", `${path}/${couponId}/codes`, { count });
  if (made.status !== 201) throw new Error(made.text);
  const { batchId } = made.body;
  const file = await suite.asAdmin("POST", `${path}/${couponId}/batches/${batchId}/codes.csv`);
  return { batchId, codes: file.text.trim().split("\r\n").slice(1) };
}

const reserve = (code: string, basketId: string, more: Record<string, unknown> = {}, token = till.token) =>
  suite.call<Reservation & Problem>("POST", "/api/prices/coupon-reservations", {
    body: { code, store: "1010", basketId, ...more },
    token,
  });

const redeemed = async (couponId: string) =>
  (await suite.asAdmin<{ items: Redemption[] }>("GET", `${path}/${couponId}/redemptions`)).body.items;

let running = 0;
function couponReceipt(tillId: string, coupons: { code: string; couponId: string; reservationId?: string }[]) {
  running += 1;
  return { ...receiptOf({ tillId, running, id: newId() }), coupons };
}

const codesOf = (result: { deviations?: { code: string }[] | undefined } | undefined) =>
  result?.deviations?.map(({ code }) => code).filter((code) => code.startsWith("coupon"));

describe("coupons", () => {
  test("are made once; kind, code and prefix stay; a change on an old version is refused", async () => {
    const made = await makeCoupon({ couponId: "SUMMER", kind: "single", code: "Sun10", totalLimit: 5 });
    expect(made).toMatchObject({
      couponId: "SUMMER",
      code: "Sun10",
      totalLimit: 5,
      version: 1,
      redeemed: 0,
      reserved: 0,
    });
    const again = await suite.asAdmin<Problem>("POST", path, {
      couponId: "SUMMER-2",
      kind: "single",
      code: "Sun10",
      name: "Two",
      offline: "accept",
    });
    expect([again.status, again.body.code]).toEqual([409, "coupon-exists"]);
    const { couponId, kind, name, offline } = made;
    const coupon = { couponId, kind, name, offline, code: "Rain" };
    const recoded = await suite.asAdmin<Problem>("PUT", `${path}/SUMMER`, { version: 1, coupon });
    expect([recoded.status, recoded.body.code]).toEqual([422, "coupon-invalid"]);
    const changed = { version: 1, coupon: { couponId, kind, name: "Sunshine", offline } };
    expect((await suite.asAdmin<CouponState>("PUT", `${path}/SUMMER`, changed)).body).toMatchObject({
      name: "Sunshine",
      code: "Sun10",
      version: 2,
    });
    expect((await suite.asAdmin<Problem>("PUT", `${path}/SUMMER`, changed)).body.code).toBe("changed-meanwhile");
    const list = await suite.asAdmin<{ items: CouponState[] }>("GET", `${path}?query=sun1`);
    expect(list.body.items.map((each) => each.couponId)).toEqual(["SUMMER"]);
  });

  test("validity is the store's own time", async () => {
    await makeCoupon({ couponId: "OLD", kind: "single", validTo: "2020-01-01T00:00:00" });
    await makeCoupon({ couponId: "SOON", kind: "single", validFrom: "2999-01-01T00:00:00" });
    for (const code of ["OLD", "SOON"]) expect((await reserve(code, "b")).body.code).toBe("coupon-expired");
  });

  test("a blocked one is refused at once, and tills hear of it", async () => {
    await makeCoupon({ couponId: "STOP", kind: "single" });
    expect((await reserve("STOP", "b")).status).toBe(201);
    await suite.asAdmin("POST", `${path}/STOP/block`);
    expect((await reserve("STOP", "c")).body.code).toBe("coupon-blocked");
    await suite.asAdmin("POST", `${path}/STOP/unblock`);
    expect((await reserve("STOP", "c")).status).toBe(201);
  });

  test("need the permission", async () => {
    await suite.asAdmin("POST", "/api/access/people", {
      temporaryPassword: false,
      userName: "cash",
      name: "Cash",
      password: "correct horse battery",
      roles: ["cashier"],
    });
    const cookie = await suite.signIn("cash");
    expect((await suite.call("GET", path, { cookie })).status).toBe(403);
    expect(
      (
        await suite.call("POST", "/api/prices/coupon-reservations", {
          cookie,
          body: { code: "SUMMER", store: "1010", basketId: "x" },
        })
      ).status,
    ).toBe(403);
  });
});

describe("single-use codes", () => {
  test("10,000 different ones with a check; downloaded once; in the database only as hashes", async () => {
    await makeCoupon({ couponId: "XMAS", kind: "series", prefix: "XMAS" });
    const { batchId, codes } = await makeCodes("XMAS", 10_000);
    expect(new Set(codes).size).toBe(10_000);
    expect(codes.every((code) => /^XMAS-[34679ACDEFGHJKMNPQRTWXY]{12}$/.test(code))).toBe(true);
    expect(codes.every((code) => readCouponCode(code)?.prefix === "XMAS")).toBe(true);
    const again = await suite.asAdmin<Problem>("POST", `${path}/XMAS/batches/${batchId}/codes.csv`);
    expect([again.status, again.body.code]).toEqual([409, "codes-handed-out"]);
    const [row] = await suite.rows<{ found: number }>(
      "select count(*)::int as found from prices.coupon_code as c where c::text like '%' || $1 || '%'",
      [codes[0]?.slice(5)],
    );
    expect(row?.found).toBe(0);
    expect((await suite.rows("select from prices.coupon_batch where sealed_codes is not null")).length).toBe(0);
  });

  test("a mistyped or swapped character is seen without asking anybody", () => {
    expect(readCouponCode("A-3333333333")).toEqual({ code: "A-3333333333", prefix: "A" });
    expect(readCouponCode(" a-3333333333 ")).toEqual({ code: "A-3333333333", prefix: "A" });
    expect(readCouponCode("A-3333333334")).toBeUndefined();
    expect(readCouponCode("A-3333343333")).toBeUndefined();
  });

  test("one is held by one basket; released, or expired, it is free", async () => {
    await makeCoupon({ couponId: "HOLD", kind: "series", prefix: "HOLD" });
    const code = (await makeCodes("HOLD", 1)).codes[0] as string;
    const held = await reserve(code, "basket-1");
    expect([held.status, held.body.couponId]).toEqual([201, "HOLD"]);
    const minutes = (Date.parse(held.body.expiresAt) - Date.now()) / 60_000;
    expect(Math.round(minutes)).toBe(30);
    expect((await reserve(code.toLowerCase(), "basket-1")).body.reservationId).toBe(held.body.reservationId);
    expect((await reserve(code, "basket-2", {}, other.token)).body.code).toBe("coupon-reserved");
    await suite.call("DELETE", `/api/prices/coupon-reservations/${held.body.reservationId}`, { token: till.token });
    const second = await reserve(code, "basket-2");
    expect(second.status).toBe(201);
    await suite.rows("update prices.coupon_reservation set expires_at = now() - interval '1 second'");
    const third = await reserve(code, "basket-3");
    expect(third.status).toBe(201);
    const extend = (id: string) =>
      suite.call<Problem>("POST", `/api/prices/coupon-reservations/${id}/extend`, { token: till.token });
    expect((await extend(second.body.reservationId)).body.code).toBe("reservation-unknown");
    expect((await extend(third.body.reservationId)).status).toBe(200);
  });

  test("of 50 baskets that ask in the same moment one gets it, and one use of a limit of three goes to three", async () => {
    await makeCoupon({ couponId: "RUSH", kind: "series", prefix: "RUSH" });
    await makeCoupon({ couponId: "THREE", kind: "single", totalLimit: 3 });
    const code = (await makeCodes("RUSH", 1)).codes[0] as string;
    const baskets = Array.from({ length: 50 }, (_none, index) => `basket-${index}`);
    const answers = await Promise.all(baskets.map((basket) => reserve(code, basket)));
    expect(answers.filter(({ status }) => status === 201).length).toBe(1);
    expect(answers.filter(({ body }) => body.code === "coupon-reserved").length).toBe(49);
    const limited = await Promise.all(baskets.map((basket) => reserve("THREE", basket)));
    expect(limited.filter(({ status }) => status === 201).length).toBe(3);
    expect(limited.filter(({ body }) => body.code === "coupon-limit").length).toBe(47);
  });

  test("a customer's limit counts that customer only, and asks who it is", async () => {
    await makeCoupon({ couponId: "ONCE", kind: "single", perCustomerLimit: 1 });
    expect((await reserve("ONCE", "b1")).body.code).toBe("coupon-needs-customer");
    expect((await reserve("ONCE", "b1", { customerId: "1" })).status).toBe(201);
    expect((await reserve("ONCE", "b2", { customerId: "1" })).body.code).toBe("coupon-limit");
    expect((await reserve("ONCE", "b2", { customerId: "2" })).status).toBe(201);
  });
});

describe("redemption", () => {
  test("is written with the sale, ends the reservation, and the same transaction sent twice redeems once", async () => {
    await makeCoupon({ couponId: "SALE", kind: "series", prefix: "SALE" });
    const code = (await makeCodes("SALE", 1)).codes[0] as string;
    const { reservationId } = (await reserve(code, "basket-1")).body;
    const receipt = couponReceipt("1010-01", [{ code, couponId: "SALE", reservationId }]);
    const first = await suite.send(till.token, [receipt]);
    expect([first[0]?.outcome, codesOf(first[0])]).toEqual(["accepted", []]);
    const second = await suite.send(till.token, [receipt]);
    expect(second[0]?.repeated).toBe(true);
    expect(await redeemed("SALE")).toMatchObject([
      { number: receipt.number, hint: `…${code.slice(-4)}`, usedTwice: false },
    ]);
    expect((await reserve(code, "basket-2")).body.code).toBe("coupon-used");
    expect(
      await suite.rows("select from prices.coupon_reservation where reservation_id = $1", [reservationId]),
    ).toEqual([]);
  });

  test("two receipts with one code in the same moment: one redeems it, the other is taken and told of", async () => {
    await makeCoupon({ couponId: "TWICE", kind: "series", prefix: "TWICE" });
    const { codes } = await makeCodes("TWICE", 20);
    for (const code of codes) {
      const answers = await Promise.all([
        suite.send(till.token, [couponReceipt("1010-01", [{ code, couponId: "TWICE" }])]),
        suite.send(other.token, [couponReceipt("1010-02", [{ code, couponId: "TWICE" }])]),
      ]);
      const found = answers.map(([result]) => [result?.outcome, ...(codesOf(result) ?? [])].join(" "));
      expect(found.toSorted()).toEqual(["accepted", "accepted couponUsedTwice"]);
    }
    const items = (await suite.asAdmin<{ items: Redemption[] }>("GET", `${path}/TWICE/redemptions?limit=500`)).body
      .items;
    expect(items.filter(({ usedTwice }) => !usedTwice).length).toBe(20);
    expect(items.filter(({ usedTwice }) => usedTwice).length).toBe(20);
  });

  test("batches with the same codes in opposite order do not lock each other", async () => {
    await makeCoupon({ couponId: "CROSS", kind: "series", prefix: "CROSS" });
    const { codes } = await makeCodes("CROSS", 12);
    const batch = (tillId: string, order: string[]) =>
      order.map((code) => couponReceipt(tillId, [{ code, couponId: "CROSS" }]));
    const answers = await Promise.all([
      suite.send(till.token, batch("1010-01", codes)),
      suite.send(other.token, batch("1010-02", codes.toReversed())),
    ]);
    const twice = answers.flat().filter((result) => codesOf(result)?.includes("couponUsedTwice"));
    expect([answers.flat().filter(({ outcome }) => outcome === "accepted").length, twice.length]).toEqual([24, 12]);
  });

  test("a limit passed by tills without a network is told of; one code twice on a receipt counts once", async () => {
    await makeCoupon({ couponId: "TWO", kind: "single", totalLimit: 2 });
    const use = { code: "TWO", couponId: "TWO" };
    const results = await suite.send(till.token, [
      couponReceipt("1010-01", [use, use]),
      couponReceipt("1010-01", [use]),
      couponReceipt("1010-01", [use]),
    ]);
    // Receipts of one batch are written in the order of their ids.
    expect(results.flatMap((result) => codesOf(result) ?? [])).toEqual(["couponLimitExceeded"]);
    expect((await redeemed("TWO")).length).toBe(3);
  });

  test("codes of nobody, or of another coupon, are told of", async () => {
    await makeCoupon({ couponId: "MINE", kind: "single" });
    const results = await suite.send(till.token, [
      couponReceipt("1010-01", [{ code: "WHO-KNOWS", couponId: "MINE" }]),
      couponReceipt("1010-01", [{ code: "MINE", couponId: "YOURS" }]),
      couponReceipt("1010-01", [{ code: "SAP-4711", couponId: "SAP-4711" }]),
    ]);
    expect(results.map(codesOf)).toEqual([["couponUnknown"], ["couponUnknown"], []]);
  });
});

test("who guesses is stopped after twenty wrong codes, and a right one does not count", async () => {
  const guesser = await suite.createTill("1020-01");
  await makeCoupon({ couponId: "RIGHT", kind: "single" });
  const ask = (code: string) => reserve(code, "b", { store: "1020" }, guesser.token);
  for (let index = 0; index < 20; index += 1) {
    expect((await ask(`WRONG-${index}`)).body.code).toBe("coupon-unknown");
    if (index < 19) expect((await ask("RIGHT")).status).toBe(201);
  }
  // What the basket holds already is no guess.
  expect((await ask("RIGHT")).status).toBe(201);
  const stopped = await reserve("RIGHT", "another", { store: "1020" }, guesser.token);
  expect([stopped.status, stopped.body.code]).toEqual([429, "too-many-tries"]);
  expect((await reserve("RIGHT", "c")).status).toBe(201);
});
