import type { OfferRow } from "@counterfoil/contracts";
import { api, currentLanguage, intentHref, navigate, useFormats } from "@counterfoil/ui";
import { Loadable, Nothing, ObjectPage, ProblemStrip, say } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { List } from "@ui5/webcomponents-react/List";
import { ListItemStandard } from "@ui5/webcomponents-react/ListItemStandard";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { OrderPreview } from "./order-preview.tsx";
import { type Place, placesOf, usePlaces } from "./places.ts";

/** Who goes before whom: by drag, or with the arrows, and who then wins on a basket of one's own. */
export function OfferOrder() {
  const query = useQuery({
    queryKey: ["offers", "order"],
    queryFn: ({ signal }) =>
      api<{ items: OfferRow[] }>("/api/prices/offers", { query: { sort: "order", limit: 500 }, signal }),
    staleTime: 0,
  });
  return (
    <Loadable query={query}>
      {({ items }) => <Order offers={items.filter(({ state, origin }) => state !== "ended" && isOurs(origin))} />}
    </Loadable>
  );
}

const isOurs = (origin: OfferRow["origin"]) => origin === "app" || origin === "csv";

/** Moves one entry to where another is. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const rest = items.filter((_item, position) => position !== from);
  return [...rest.slice(0, to), items[from] as Item, ...rest.slice(to)];
}

function Order({ offers }: { offers: OfferRow[] }) {
  const { t } = useTranslation();
  const [order, setOrder] = useState(offers);
  const save = useSave();
  const isChanged = order.some((offer, position) => offer !== offers[position]);
  const { places, error } = usePlaces(order, isChanged);
  return (
    <ObjectPage
      title={t("offers.order")}
      subtitle={t("offers.orderHint")}
      parent={{ title: t("offers.title"), href: intentHref("Offer-search") }}
      above={<ProblemStrip error={save.error ?? error} />}
      sections={[
        {
          id: "order",
          title: t("offers.order"),
          content:
            order.length === 0 ? (
              <Nothing title={t("offers.nothing")} />
            ) : (
              <OfferRows offers={order} places={placesOf(order, places)} onMove={setOrder} />
            ),
        },
        { id: "preview", title: t("offers.preview"), content: <OrderPreview order={order} places={places} /> },
      ]}
      {...(isChanged && {
        footer: (
          <>
            <Button
              design="Emphasized"
              disabled={save.isPending}
              onClick={() => save.mutate(order.map((offer) => offer.offerId))}
            >
              {t("ui.save")}
            </Button>
            <Button design="Transparent" onClick={() => setOrder(offers)}>
              {t("ui.cancel")}
            </Button>
          </>
        ),
      })}
    />
  );
}

type OfferRowsProps = { offers: OfferRow[]; places: Place[]; onMove: (offers: OfferRow[]) => void };

function OfferRows({ offers, places, onMove }: OfferRowsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const language = currentLanguage();
  const positionOf = (element: Element | null | undefined) =>
    offers.findIndex((offer) => offer.offerId === (element as HTMLElement | null)?.dataset.offer);
  const move = (from: number, to: number) => {
    if (from >= 0 && to >= 0 && to < offers.length && from !== to) onMove(moved(offers, from, to));
  };
  const rankOf = (position: number) => {
    const { sequence = 0, resolution = 0 } = places[position] ?? {};
    return t("offers.rankOf", { sequence: formats.count(sequence), resolution: formats.count(resolution) });
  };
  return (
    <List
      accessibleName={t("offers.order")}
      onMoveOver={(event) => event.preventDefault()}
      onMove={(event) => {
        const { source, destination } = event.detail;
        const from = positionOf(source.element);
        const target = positionOf(destination.element);
        const after = destination.placement === "After" ? 1 : 0;
        move(from, target + after - (from < target ? 1 : 0));
      }}
    >
      {offers.map((offer, position) => (
        <ListItemStandard
          key={offer.offerId}
          data-offer={offer.offerId}
          movable
          wrappingType="Normal"
          description={`${rankOf(position)}: ${offer.sentence[language]}`}
          onKeyDown={(event) => {
            if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
            event.preventDefault();
            move(position, position + (event.key === "ArrowUp" ? -1 : 1));
          }}
        >
          {`${offer.name} (${offer.offerId})`}
        </ListItemStandard>
      ))}
    </List>
  );
}

function useSave() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (offerIds: string[]) =>
      api<{ changed: { offerId: string }[] }>("/api/prices/offers/order", { method: "PUT", body: { offerIds } }),
    onSuccess: async ({ changed }) => {
      await queryClient.invalidateQueries({ queryKey: ["offers"] });
      say(t("offers.ordered", { count: changed.length }));
      navigate("Offer-search", { state: "draft" });
    },
  });
}
