import {
  completeTillSettings,
  type Receipt,
  type TillConfiguration,
  type TillPerson,
  type TillSettings,
} from "@counterfoil/contracts";
import { preferLanguage } from "@counterfoil/ui";
import { keepClosing } from "./cash/index.ts";
import { type Catalogue, dayIn, keepCatalogue } from "./catalogue/index.ts";
import { keepReservations } from "./coupons/index.ts";
import { sendNewCustomers, withNewCustomers } from "./customers/index.ts";
import {
  createKeyboard,
  createLook,
  createQuietMoment,
  type Keyboard,
  keyMap,
  keyMapOf,
  sound,
} from "./devices/index.ts";
import { type Display, keepDisplay } from "./display/index.ts";
import { sendMails } from "./handing-over/index.ts";
import { type Note, writeEntry } from "./journal/index.ts";
import { type LedgerRow, readSetting, renewLog, TillDatabase, wasFull, writeSetting } from "./ledger/index.ts";
import { type Observable, observable } from "./observable.ts";
import { tellParked } from "./parked/index.ts";
import { createRights, keepLooks, type Looks, type Rights } from "./people/index.ts";
import { keepPeople } from "./presence/index.ts";
import { drawPicture, openPrinter, type Printer, sendBy } from "./printing/index.ts";
import { createRehearsal, keepSafe, type Safety, watchStorage } from "./safety/index.ts";
import {
  type Basket,
  type KeptSale,
  type OpenSale,
  openSale,
  type PricedBasket,
  type PricingPlace,
  priceOpenBasket,
  unpriced,
} from "./selling/index.ts";
import { connectServer, type InStep, keepInStep, type RoundResult, type Server } from "./sync/index.ts";
import { openTerminal, type Terminal } from "./terminal/index.ts";
import { createTraining, guardTraining, type Training } from "./training/index.ts";

import { keepVouchers } from "./vouchers/index.ts";

/** Which screen is on; the sale behind it is kept whatever is shown. */
export type View =
  /** `scanned`: a code that was scanned on another screen and starts here. */
  | { name: "sale"; scanned?: string }
  | { name: "pay" }
  | { name: "done"; row: LedgerRow }
  | { name: "receipts" }
  | { name: "return"; number?: string }
  | { name: "cash" }
  | { name: "xReport" }
  | { name: "closing" }
  | { name: "configuration" }
  | { name: "reserved"; number?: string };

/** Everything an open till has. Made once, by `openTill`. */
export type Till = {
  database: TillDatabase;
  server: Server;
  keyboard: Keyboard;
  step: InStep;
  configuration: Observable<TillConfiguration | undefined>;
  /** How this till works, as it holds here. */
  settings: Observable<TillSettings>;
  catalogue: Observable<Catalogue | undefined>;
  /** Undefined: locked. */
  cashier: Observable<TillPerson | undefined>;
  view: Observable<View>;
  rights: Rights;
  looks: Looks;
  training: Training;
  /** Writes what happened into the till's journal. */
  note: Note;
  safety: Safety;
  sale: OpenSale;
  terminal: Terminal;
  printer: Printer;
  display: Display;
  /** Prices any basket with the local book at this moment. */
  price(basket: Basket): PricedBasket;
  /** The same, with the reasons why offers did not apply. */
  explain(basket: Basket): PricedBasket;
  /** The store's calendar day. */
  today(): string;
  /** Where and for whom is priced; undefined before there is a book. */
  placeFor(customerId: string | undefined): PricingPlace | undefined;
  /** The receipt that the open sale became last. */
  lastSold: Observable<Receipt | undefined>;
};

/** Built in less than a tenth of a second, which nobody notices. */
const SMALL_CATALOGUE = 5_000;

/** Opens the till's memory, then sells from it; the server is spoken to beside that and never waited for. */
export async function openTill(): Promise<Till> {
  const database = new TillDatabase();
  await database.open();
  if (wasFull()) await renewLog();
  const storage = watchStorage(database);
  const configuration = observable(await readSetting(database, "configuration"));
  const speak = () => preferLanguage(configuration.get()?.store.language);
  speak();
  configuration.subscribe(speak);
  const settings = observable(completeTillSettings(configuration.get()?.settings));
  configuration.subscribe(() => settings.set(completeTillSettings(configuration.get()?.settings)));
  const catalogue = observable<Catalogue | undefined>(undefined);
  const keeper = keepCatalogue(database);
  const currency = () => configuration.get()?.currency ?? "GBP";
  if (await readSetting(database, "masterData"))
    catalogue.set(await withNewCustomers(database, await keeper.load(currency())));
  const today = () => dayIn(configuration.get()?.store.timeZone ?? "UTC");
  const placeFor = (customerId: string | undefined) => placeNow({ configuration, catalogue, settings }, customerId);
  const priceNow = (basket: Basket, withReasons: boolean) => {
    const at = new Date().toISOString();
    const place = placeFor(basket.customerId);
    return place ? priceOpenBasket(basket, place, at, withReasons) : unpriced(at);
  };
  const price = (basket: Basket) => priceNow(basket, false);
  const explain = (basket: Basket) => priceNow(basket, true);
  // A sale that cannot be kept goes on; that there is no room is said at once.
  const keep = (kept: KeptSale) =>
    void (database.training ?? writeSetting(database, "openSale", kept).catch(storage.tryNow));
  const sale = openSale({ price, keep, wrong: () => sound("wrong") }, await readSetting(database, "openSale"));
  const quietMoment = createQuietMoment();
  const onMasterData = async (round: RoundResult) => {
    // A book of 50,000 articles and 10,000 promotions takes a second to build. Until then the till sells by the one it has.
    if ((catalogue.get()?.articles.size ?? 0) > SMALL_CATALOGUE) await quietMoment();
    catalogue.set(await withNewCustomers(database, await keeper.renew(currency(), round)));
    sale.reprice("notice.repriced", { book: catalogue.get()?.book.number ?? 0 });
  };
  const rehearsal = createRehearsal();
  const server = guardTraining(rehearsal.cuts(connectServer()), database);
  const also = {
    tellParked: () => tellParked(database, server),
    sendMails: (token: string) => sendMails(database, server, token),
    sendCustomers: (token: string) => sendNewCustomers({ database, server, note: (...said) => note(...said) }, token),
  };
  const step = keepInStep({ database, server, onConfiguration: configuration.set, onMasterData, ...also });
  const view = observable<View>(sale.state.get().paying ? { name: "pay" } : { name: "sale" });
  const cashier = observable<TillPerson | undefined>(undefined);
  const lastSold = observable<Receipt | undefined>(undefined);
  const keyboard = createKeyboard();
  const note = noting({ database, configuration, cashier, step });
  const rights = createRights({ cashier, settings, note });
  const training = createTraining({ database, sale, view, cashier, rights, note, today });
  noteWhoIsThere(cashier, note);
  const safety = await keepSafe({ database, step, rehearsal, note, storage });
  if (configuration.get()) void safety.storage.askToKeep();
  const looks = await keepLooks({ database, settings, cashier });
  putToUse(settings, looks);
  const parts = { database, server, keyboard, step, configuration, settings, catalogue, cashier, view, rights, note };
  const terminal = await openTerminal({ database, settings, sale, note });
  const printer = await openPrinter({ database, settings, sendBy, draw: drawPicture });
  const display = keepDisplay({ ...parts, sale, training, terminal });
  const devices = { terminal, printer, display };
  const till: Till = { ...parts, ...devices, looks, safety, training, sale, price, explain, today, placeFor, lastSold };
  keepReservations(till);
  keepVouchers(till);
  keepClosing(till);
  keepPeople(till);
  return till;
}

/** Look and keys hold at once, and whenever they change. */
function putToUse(settings: Till["settings"], { shown }: Looks): void {
  const show = createLook();
  const rename = () => keyMap.set(keyMapOf(settings.get().keys));
  rename();
  show(shown.get());
  settings.subscribe(rename);
  shown.subscribe(() => show(shown.get()));
}

/** An entry that cannot be written (a full disk) must not stop what it tells of. */
function noting({
  database,
  configuration,
  cashier,
  step,
}: Pick<Till, "database" | "configuration" | "cashier" | "step">): Note {
  return (kind, facts = {}, beside = {}) => {
    const tillId = configuration.get()?.tillId;
    const person = cashier.get();
    if (!tillId || database.training) return;
    const who = person ? { personId: person.personId, personName: person.name } : {};
    void writeEntry(database, { tillId, kind, facts, ...who, ...beside }).then(step.sendJournalSoon, () => undefined);
  };
}

function noteWhoIsThere(cashier: Till["cashier"], note: Note): void {
  let before = cashier.get();
  cashier.subscribe(() => {
    const now = cashier.get();
    if (now && now.personId !== before?.personId) note("signedIn");
    if (!now && before) note("locked", { personId: before.personId, personName: before.name });
    before = now;
  });
}

function placeNow(
  { configuration, catalogue, settings }: Pick<Till, "configuration" | "catalogue" | "settings">,
  customerId: string | undefined,
): PricingPlace | undefined {
  const [known, goods] = [configuration.get(), catalogue.get()];
  if (!known || !goods) return undefined;
  const { storeId, timeZone, channel = "10" } = known.store;
  const place = { book: goods.book, storeId, channel, timeZone };
  const customer = customerId ? goods.customers.get(customerId) : undefined;
  if (!customer) return place;
  const { customerId: id, groups, priceList } = customer;
  const own = priceList && settings.get().centralData.priceLists ? { priceList } : {};
  return { ...place, customer: { id, groups, ...own } };
}
