import { Avatar } from "@ui5/webcomponents-react/Avatar";
import { SearchItem } from "@ui5/webcomponents-react/SearchItem";
import { ShellBar } from "@ui5/webcomponents-react/ShellBar";
import { ShellBarBranding } from "@ui5/webcomponents-react/ShellBarBranding";
import { ShellBarSearch } from "@ui5/webcomponents-react/ShellBarSearch";
import { UserMenu } from "@ui5/webcomponents-react/UserMenu";
import { UserMenuAccount } from "@ui5/webcomponents-react/UserMenuAccount";
import { UserMenuItem } from "@ui5/webcomponents-react/UserMenuItem";
import "@ui5/webcomponents-icons/dist/globe.js";
import "@ui5/webcomponents-icons/dist/key.js";
import "@ui5/webcomponents-icons/dist/shield.js";
import "@ui5/webcomponents-icons/dist/home.js";
import "@ui5/webcomponents-icons/dist/sys-help.js";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmHost } from "../access/confirm-host.tsx";
import { OwnSecurity } from "../access/own-security.tsx";
import { intentHref } from "../intents.ts";
import { chooseLanguage, currentLanguage, languages } from "../language.ts";
import { type App, type AppGroup, findApps, isFindable } from "./apps.ts";
import { codeList } from "./code-list.tsx";
import logo from "./logo.svg";
import { isNarrow } from "./narrow.ts";
import { OwnPassword } from "./own-password.tsx";
import { useMe, useSignOut } from "./session.tsx";
import { useShellBarWords } from "./shell-bar-words.ts";
import { ToastHost } from "./toasts.tsx";

type ShellProps = { area: string; groups: AppGroup[]; children: ReactNode };

export function Shell({ area, groups, children }: ShellProps) {
  const { t } = useTranslation();
  const me = useMe();
  const [userMenuAt, setUserMenuAt] = useState<HTMLElement>();
  const [searching, setSearching] = useState(() => !isNarrow());
  const bar = useShellBarWords(t("ui.cancel"));
  return (
    <div className="shell">
      <ShellBar
        ref={bar as never}
        branding={
          <ShellBarBranding
            href={intentHref("Shell-home")}
            accessibleName={`Counterfoil – ${area}, ${t("ui.home")}`}
            logo={<img src={logo} alt="" />}
          >
            {`Counterfoil – ${area}`}
          </ShellBarBranding>
        }
        showSearchField={searching}
        onSearchFieldToggle={(event) => setSearching(event.detail.expanded)}
        searchField={<AppSearch groups={groups} />}
        profile={
          <Avatar
            initials={initialsOf(me.name)}
            colorScheme="Accent6"
            accessibleName={t("ui.userMenuOf", { name: me.name })}
          />
        }
        onProfileClick={(event) => setUserMenuAt(event.detail.targetRef)}
      />
      <PersonMenu opener={userMenuAt} onClose={() => setUserMenuAt(undefined)} />
      <main className="shell-content" tabIndex={-1}>
        {children}
      </main>
      <ToastHost />
    </div>
  );
}

function PersonMenu({ opener, onClose }: { opener: HTMLElement | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const signOut = useSignOut();
  const [changingPassword, setChangingPassword] = useState(false);
  const [securing, setSecuring] = useState(false);
  const other = currentLanguage() === "en" ? "de" : "en";
  return (
    <>
      {opener && (
        <UserMenu
          open
          opener={opener}
          onClose={onClose}
          onSignOutClick={() => void signOut()}
          onItemClick={(event) => {
            const { action } = event.detail.item.dataset;
            if (action === "language") void chooseLanguage(other);
            else if (action === "codes") globalThis.location.hash = intentHref(codeList.intent);
            else if (event.detail.item.dataset.action === "security") setSecuring(true);
            else setChangingPassword(true);
          }}
          accounts={
            <UserMenuAccount
              titleText={me.name}
              subtitleText={me.userName}
              description={me.roles.map((role) => t(`role.${role}`, role)).join(", ")}
              avatarInitials={initialsOf(me.name)}
              selected
            />
          }
        >
          <UserMenuItem icon="globe" text={languages[other].name} data-action="language" lang={other} />
          <UserMenuItem icon={codeList.icon} text={t(codeList.title)} data-action="codes" />
          <UserMenuItem icon="key" text={t("ui.changePassword")} data-action="password" />
          <UserMenuItem icon="shield" text={t("factor.security")} data-action="security" />
        </UserMenu>
      )}
      {changingPassword && <OwnPassword onClose={() => setChangingPassword(false)} />}
      {securing && <OwnSecurity onClose={() => setSecuring(false)} />}
      <ConfirmHost />
    </>
  );
}

/** Finds apps by their words and by the codes that SAP people have in their fingers. */
function AppSearch({ groups, slot }: { groups: AppGroup[]; slot?: string }) {
  const { t } = useTranslation();
  const { permissions } = useMe();
  const [typed, setTyped] = useState("");
  const apps = groups
    .flatMap((group) => group.apps)
    .filter((app) => isFindable(app) && permissions.includes(app.permission));
  const found = findApps(
    apps.map((app) => translated(app, t)),
    typed,
  );
  const open = (intent: string | undefined) => {
    const app = found.find((candidate) => candidate.intent === intent) ?? found[0];
    if (!app) return;
    globalThis.location.hash = intentHref(app.intent, app.parameters);
    setTyped("");
  };
  return (
    <ShellBarSearch
      slot={slot}
      value={typed}
      noTypeahead
      showClearIcon
      placeholder={t("ui.searchApps")}
      accessibleName={t("ui.searchApps")}
      onInput={(event) => setTyped(event.target.value)}
      onSearch={(event) => {
        event.preventDefault();
        const { item } = event.detail as { item?: HTMLElement };
        open(item?.dataset.intent);
      }}
    >
      {found.slice(0, 12).map((app) => (
        <SearchItem
          key={app.intent + app.title}
          text={app.title}
          description={app.subtitle}
          icon={app.icon}
          data-intent={app.intent}
        />
      ))}
    </ShellBarSearch>
  );
}

function translated(app: App, t: (key: string) => string): App {
  return { ...app, title: t(app.title), ...(app.subtitle && { subtitle: t(app.subtitle) }) };
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0]?.toUpperCase() ?? "").join("");
}
