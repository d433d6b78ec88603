import type { JointPlanRequest, ListRequest, MeasuresRequest, PartnersRequest, PartnerType, ReviewTab, ScorecardRequest, SettingsSection } from "../ipc";
import type { Screen } from "./keys";
import { boolean, list, number, oneOf, record, text } from "./reading";

export const plainTable = (): PartnersRequest => ({ columns: [], sort: null, group: "tier", filters: [], find: "" });

export const plainAccounts = (): ListRequest => ({ sort: null, filters: [], find: "" });
export const plainPlan = (): JointPlanRequest => ({ group: "partner", filters: [], find: "" });

export const plainDeals = (): ListRequest => ({ sort: null, filters: [], find: "" });
/** The quarters are asked for by all measures alike, and stand apart. */
export type ScorecardAsked = Omit<ScorecardRequest, "quarters">;
export type ComparisonAsked = Omit<MeasuresRequest, "quarters">;
export const plainScorecard = (): ScorecardAsked => ({ columns: [], sort: null, filters: [], find: "" });
export const plainComparison = (): ComparisonAsked => ({ segment: null, partner_type: null });

export type DealsTab = "all" | "scorecard" | "network" | "led" | "comparison" | "conflicts" | "mdf";
export type ReviewPlace = ReviewTab | "criteria" | "audit";
export type AccountsTab = "all" | "plan" | "matches" | "duplicates";

const SCREENS: Screen[] = ["map", "overlap", "accounts", "deals", "partners", "review", "readout", "settings"];
const TABS: AccountsTab[] = ["all", "plan", "matches", "duplicates"];
const DEALS_TABS: DealsTab[] = ["all", "scorecard", "network", "led", "comparison", "conflicts", "mdf"];
const REVIEW_PLACES: ReviewPlace[] = ["freeze", "moved", "proposals", "investment", "scenarios", "sign", "criteria", "audit"];
const TYPES: PartnerType[] = ["si", "isv", "reseller", "marketplace", "agency", "alliance"];
/** How many quarters the measures may be asked for. */
const WINDOWS = [1, 2, 4, 8];
const PLAN_GROUPS: JointPlanRequest["group"][] = ["partner", "stage", "owner"];
const SECTIONS: SettingsSection[] = ["general", "currencies", "tiers", "types", "segments", "motions", "managers", "measures", "review"];
const GROUPS: PartnersRequest["group"][] = ["tier", "partner_type", "manager", "motion", "none"];

/** How the document is looked at: kept per document on this machine, no part of the document. */
export class Look {
  screen = $state<Screen>("map");
  /** The partner the inspector shows, on the map and in the table alike. */
  partner = $state<number | null>(null);
  /** What the table of partners shows. */
  table = $state<PartnersRequest>(plainTable());
  /** Whether the inspector stands beside the table of partners. */
  isInspectorOpen = $state(false);
  accountsTab = $state<AccountsTab>("all");
  /** What the table of accounts shows. */
  accounts = $state.raw<ListRequest>(plainAccounts());
  /** What the joint plan shows. */
  plan = $state.raw<JointPlanRequest>(plainPlan());
  /** The account whose page stands beside the accounts; none closes it. */
  account = $state<number | null>(null);
  dealsTab = $state<DealsTab>("all");
  /** What the table of deals shows. */
  deals = $state.raw<ListRequest>(plainDeals());
  /** The deal whose page stands beside the deals; none closes it. */
  deal = $state<number | null>(null);
  /** So many quarters up to the review quarter: of scorecard, network and comparison alike. */
  quarters = $state(2);
  scorecard = $state.raw<ScorecardAsked>(plainScorecard());
  comparison = $state.raw<ComparisonAsked>(plainComparison());
  reviewPlace = $state<ReviewPlace>("proposals");
  section = $state<SettingsSection>("general");
  /** The field the inspector is to open for editing next, as [`fieldId`] writes it; taken once. */
  editing = $state<string | null>(null);
  /** What a command asks of the screen that is shown; taken once. */
  asked = $state<"next-finding" | null>(null);

  /** The look that [`text`] wrote. Whatever cannot be read, or is not known any more, is as in a new look. */
  static read(written: string | null): Look {
    const look = new Look();
    const kept = record(parsed(written));
    look.screen = oneOf(SCREENS, kept.screen) ?? look.screen;
    look.partner = number(kept.partner);
    look.table = readTable(kept.table);
    look.isInspectorOpen = boolean(kept.isInspectorOpen) ?? false;
    look.accountsTab = oneOf(TABS, kept.accountsTab) ?? look.accountsTab;
    look.accounts = readLong(kept.accounts);
    look.plan = readPlan(kept.plan);
    look.account = number(kept.account);
    look.dealsTab = oneOf(DEALS_TABS, kept.dealsTab) ?? look.dealsTab;
    look.deals = readLong(kept.deals);
    look.deal = number(kept.deal);
    look.quarters = WINDOWS.find((window) => window === kept.quarters) ?? look.quarters;
    look.scorecard = { columns: readColumns(kept.scorecard), ...readLong(kept.scorecard) };
    look.comparison = readComparison(kept.comparison);
    look.reviewPlace = oneOf(REVIEW_PLACES, kept.reviewPlace) ?? look.reviewPlace;
    look.section = oneOf(SECTIONS, kept.section) ?? look.section;
    return look;
  }

  text(): string {
    const { screen, partner, table, isInspectorOpen, accountsTab, accounts, plan, account, section } = this;
    const { dealsTab, deals, deal, quarters, scorecard, comparison, reviewPlace } = this;
    const ofDeals = { dealsTab, deals, deal, quarters, scorecard, comparison, reviewPlace };
    return JSON.stringify({ screen, partner, table, isInspectorOpen, accountsTab, accounts, plan, account, section, ...ofDeals });
  }
}

function parsed(written: string | null): unknown {
  try {
    return JSON.parse(written ?? "null");
  } catch {
    return null;
  }
}

function readTable(value: unknown): PartnersRequest {
  const kept = record(value);
  return {
    columns: readColumns(value),
    sort: readSort(kept.sort),
    group: oneOf(GROUPS, kept.group) ?? "tier",
    ...readNarrowing(kept),
  };
}

/** What a long table shows: of accounts and of deals alike. */
function readLong(value: unknown): ListRequest {
  const kept = record(value);
  return { sort: readSort(kept.sort), ...readNarrowing(kept) };
}

function readColumns(value: unknown): string[] {
  return [...new Set(list(record(value).columns, text))];
}

function readComparison(value: unknown): ComparisonAsked {
  const kept = record(value);
  return { segment: number(kept.segment), partner_type: oneOf(TYPES, kept.partner_type) };
}

function readPlan(value: unknown): JointPlanRequest {
  const kept = record(value);
  return { group: oneOf(PLAN_GROUPS, kept.group) ?? "partner", ...readNarrowing(kept) };
}

function readNarrowing(kept: Record<string, unknown>): Pick<ListRequest, "filters" | "find"> {
  return { filters: list(kept.filters, readFilter), find: typeof kept.find === "string" ? kept.find : "" };
}

function readSort(value: unknown): PartnersRequest["sort"] {
  const sort = record(value);
  const column = text(sort.column);
  return column ? { column, is_descending: boolean(sort.is_descending) ?? false } : null;
}

function readFilter(value: unknown): PartnersRequest["filters"][number] | null {
  const kept = record(value);
  const column = text(kept.column);
  // The value of what is not recorded may be an empty text.
  const values = list(kept.values, (entry) => (typeof entry === "string" ? entry : null));
  return column && values.length > 0 ? { column, values } : null;
}
