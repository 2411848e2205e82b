import type { OfferState } from "@counterfoil/contracts";
import { api, intentHref, navigate, useFormats, useIntent } from "@counterfoil/ui";
import { Loadable, Nothing, ObjectPage, StateTag } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import "@ui5/webcomponents-icons/dist/navigation-left-arrow.js";
import "@ui5/webcomponents-icons/dist/navigation-right-arrow.js";
import { useTranslation } from "react-i18next";
import { barOf, daysIn, firstOfMonth, monthsAfter } from "./calendar-days.ts";
import { offerHref, tones } from "./offers.ts";

type CalendarLine = {
  offerId: string;
  name: string;
  state: OfferState;
  from: string;
  to: string;
  overlapsWith: string[];
};

/** A month of offers as bars, and which of them meet on the same goods. */
export function OfferCalendar() {
  const { t } = useTranslation();
  const month = firstOfMonth(useIntent().parameters.month ?? new Date().toISOString());
  const days = daysIn(month);
  const range = { from: month, to: `${month.slice(0, 8)}${days}` };
  const query = useQuery({
    queryKey: ["offers", "calendar", month],
    queryFn: ({ signal }) => api<{ items: CalendarLine[] }>("/api/prices/offers/calendar", { query: range, signal }),
  });
  return (
    <ObjectPage
      title={t("offers.calendar")}
      parent={{ title: t("offers.title"), href: intentHref("Offer-search") }}
      actions={<MonthSwitch month={month} />}
      sections={[
        {
          id: "calendar",
          title: useMonthName(month),
          content: (
            <Loadable query={query} inside>
              {({ items }) =>
                items.length === 0 ? (
                  <Nothing title={t("offers.calendarEmpty")} />
                ) : (
                  <MonthTable items={items} month={month} days={days} />
                )
              }
            </Loadable>
          ),
        },
      ]}
    />
  );
}

function useMonthName(month: string): string {
  const { i18n } = useTranslation();
  const format = new Intl.DateTimeFormat(i18n.language, { month: "long", year: "numeric", timeZone: "UTC" });
  return format.format(Date.parse(`${month}T00:00:00Z`));
}

function MonthSwitch({ month }: { month: string }) {
  const { t } = useTranslation();
  const show = (other: string) => navigate("Offer-calendar", { month: other }, { replace: true });
  return (
    <>
      <Button
        icon="navigation-left-arrow"
        tooltip={t("offers.monthBefore")}
        accessibleName={t("offers.monthBefore")}
        onClick={() => show(monthsAfter(month, -1))}
      />
      <Button onClick={() => show(firstOfMonth(new Date().toISOString()))}>{t("offers.today")}</Button>
      <Button
        icon="navigation-right-arrow"
        tooltip={t("offers.monthAfter")}
        accessibleName={t("offers.monthAfter")}
        onClick={() => show(monthsAfter(month, 1))}
      />
    </>
  );
}

function MonthTable({ items, month, days }: { items: CalendarLine[]; month: string; days: number }) {
  const { t } = useTranslation();
  const numbers = Array.from({ length: days }, (_each, before) => before + 1);
  return (
    <table className="offer-calendar">
      <thead>
        <tr>
          <th scope="col">{t("offers.offer")}</th>
          <th scope="col">
            <span className="visually-hidden">{t("offers.validity")}</span>
            <span className="days" aria-hidden="true">
              {numbers.map((day) => (
                <span key={day}>{day}</span>
              ))}
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <CalendarRow key={item.offerId} item={item} shown={{ first: month, days }} names={nameOf(items)} />
        ))}
      </tbody>
    </table>
  );
}

const nameOf = (items: CalendarLine[]) => {
  const names = new Map(items.map((item) => [item.offerId, item.name]));
  return (offerId: string) => names.get(offerId) ?? offerId;
};

type RowProps = { item: CalendarLine; shown: { first: string; days: number }; names: (offerId: string) => string };

function CalendarRow({ item, shown, names }: RowProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const bar = barOf(item, shown);
  const validity = `${formats.date(item.from.slice(0, 10))} – ${formats.date(item.to.slice(0, 10))}`;
  return (
    <tr>
      <th scope="row">
        <Link href={offerHref(item.offerId)}>{item.name}</Link>
        <span className="pair">
          <StateTag tone={tones[item.state]}>{t(`offers.state.${item.state}`)}</StateTag>
        </span>
        {item.overlapsWith.length > 0 && (
          <span className="pair">
            <StateTag tone="critical">
              {t("offers.meets", { offers: item.overlapsWith.map(names).join(", ") })}
            </StateTag>
          </span>
        )}
      </th>
      <td>
        {bar && (
          <span
            className={`bar bar-${tones[item.state]}`}
            style={{ marginInlineStart: `${bar.start}%`, inlineSize: `${bar.width}%` }}
            title={validity}
          >
            {validity}
          </span>
        )}
      </td>
    </tr>
  );
}
