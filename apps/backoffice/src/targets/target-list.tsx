import { api, navigate, useFormats } from "@counterfoil/ui";
import {
  type Column,
  type FetchPage,
  figureColumn,
  ListReport,
  StateTag,
  textColumn,
  usePermission,
} from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { useStoreName } from "../organisation/queries.ts";
import { conditionOf, conditionTones, type Target, targetHref, targetsPath } from "./targets.ts";

type TargetLine = Target & { currentBook: number };

const fetchPage: FetchPage<TargetLine> = async (_filters, _next, signal) => {
  const { items, currentBook } = await api<{ items: Target[]; currentBook: number }>(targetsPath, { signal });
  return { items: items.map((target) => ({ ...target, currentBook })) };
};

/** Other makers' tills and programs that get our prices and promotions: what each has, and since when. */
export function TargetList() {
  const { t } = useTranslation();
  const mayWrite = usePermission("hub.configure");
  return (
    <ListReport
      intent="PriceTarget-search"
      title={t("targets.title")}
      queryKey="targets"
      fetchPage={fetchPage}
      columns={useColumns()}
      rowKey={(target) => target.targetId}
      rowHref={(target) => targetHref(target.targetId)}
      nothing={t("targets.nothing")}
      refreshMs={5000}
      actions={
        mayWrite && (
          <Button design="Emphasized" onClick={() => navigate("PriceTarget-create")}>
            {t("targets.create")}
          </Button>
        )
      }
    />
  );
}

export function TargetState({ target, currentBook }: { target: Target; currentBook: number }) {
  const { t } = useTranslation();
  const condition = conditionOf(target, currentBook);
  return <StateTag tone={conditionTones[condition]}>{t(`targets.condition.${condition}`)}</StateTag>;
}

function useColumns(): Column<TargetLine>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const storeName = useStoreName();
  return [
    {
      id: "target",
      title: t("targets.target"),
      importance: 9,
      minWidth: "12rem",
      cell: (target) => <Link href={targetHref(target.targetId)}>{`${target.name} (${target.targetId})`}</Link>,
      text: (target) => `${target.name} (${target.targetId})`,
    },
    {
      id: "state",
      title: t("column.state"),
      importance: 8,
      minWidth: "9rem",
      cell: (target) => <TargetState target={target} currentBook={target.currentBook} />,
      text: (target) => t(`targets.condition.${conditionOf(target, target.currentBook)}`),
    },
    {
      id: "has",
      title: t("targets.has"),
      importance: 7,
      minWidth: "11rem",
      cell: (target) => (
        <span>
          {target.book === 0 ? t("targets.hasNothing") : t("targets.hasBook", { book: formats.count(target.book) })}
          {target.bookSince && (
            <span className="pair pair-key">{t("targets.since", { at: formats.instant(target.bookSince) })}</span>
          )}
        </span>
      ),
      text: (target) => target.book,
    },
    figureColumn("prices", t("targets.prices"), (target) => target.prices, formats.count, { importance: 5 }),
    figureColumn("promotions", t("targets.promotions"), (target) => target.promotions, formats.count, {
      importance: 6,
    }),
    textColumn("stores", t("offers.stores"), (target) => target.stores.map(storeName).join(", "), { importance: 3 }),
    textColumn("failure", t("targets.failure"), (target) => target.failure, { importance: 4, minWidth: "12rem" }),
  ];
}
