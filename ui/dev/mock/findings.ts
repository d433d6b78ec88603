import type { FieldKey, Finding, FindingOffer } from "../../src/ipc/bindings";
import { partners, query, type Partner } from "./partners";

const edit = (label: string, field: FieldKey, offer: FindingOffer | null = null): Finding["action"] => ({ label, target: { to: "edit_field", field, offer } });

type Told = { kind: Finding["kind"]; id: string | number; title: string; detail: string; tier: number | null; about: Partner[]; action: Finding["action"] };

function found({ kind, id, title, detail, tier, about, action }: Told): Finding {
  return { kind, key: `${kind} ${id}`, title, detail, tier, action, partners: about.map(({ id, name }) => ({ id, uuid: `uuid-${id}`, name })) };
}

const names = (about: Partner[]) => about.map(({ name }) => name).join(", ");

/** What is missing by now: edits of the stand-in close findings as those of the core do. */
export function findings(): Finding[] {
  const mdf: FieldKey = { kind: "fact", measure: "mdf_allocated", quarter: "2026-04-01" };
  const first = partners.filter(({ tier }) => tier === 1);
  const list: Finding[] = [];
  for (const one of partners.filter(({ tier }) => tier === null)) {
    list.push(found({ kind: "no_tier", id: one.id, title: `${one.name} has no tier`, detail: "place it on the map", tier: null, about: [one], action: { label: "Place…", target: { to: "place" } } }));
  }
  for (const one of first.filter(({ manager }) => manager === null)) {
    list.push(found({ kind: "no_manager", id: one.id, title: `${one.name} has no manager`, detail: "Tier 1 needs one each", tier: 1, about: [one], action: edit("Assign…", { kind: "manager" }) }));
  }
  for (const one of first.filter((partner) => partner.mdf === 0)) {
    list.push(found({ kind: "no_mdf", id: one.id, title: `${one.name} has no MDF`, detail: "Tier 1 without allocation", tier: 1, about: [one], action: edit("Allocate…", mdf) }));
  }
  for (const manager of new Set(first.flatMap(({ manager }) => manager ?? []))) {
    const about = first.filter((partner) => partner.manager === manager);
    if (about.length > 1) {
      list.push(found({ kind: "shared_manager", id: manager, title: `${manager} carries ${about.length} Tier 1 partners`, detail: names(about), tier: 1, about, action: edit("Reassign…", { kind: "manager" }) }));
    }
  }
  const lacking = partners.filter(({ tier, motion }) => tier === 2 && motion === null);
  if (lacking.length > 0) {
    const offer = { label: "Set the suggested motions", texts: lacking.map(({ type }) => type?.motion ?? "Co-sell") };
    const title = lacking.length === 1 ? "1 Tier 2 partner has no motion" : `${lacking.length} Tier 2 partners have no motion`;
    list.push(found({ kind: "no_motion", id: 2, title, detail: names(lacking), tier: 2, about: lacking, action: edit("Set motion…", { kind: "motion" }, offer) }));
  }
  list.push(found({ kind: "band_broken", id: 2, title: "Tier 2 is below its band", detail: "28 partners, expected 30–100", tier: 2, about: [], action: { label: "Edit band…", target: { to: "settings", section: "tiers" } } }));
  const unfocused = first.slice(0, 2);
  list.push(found({ kind: "outside_working_set", id: 1, title: "2 Tier 1 partners are outside the working set", detail: names(unfocused), tier: 1, about: unfocused, action: { label: "Choose accounts…", target: { to: "joint_targets" } } }));
  list.push(found({ kind: "stuck_review", id: "", title: "The review stands at What moved", detail: "since 2 July 2026, 12 days", tier: null, about: [], action: { label: "Next step", target: { to: "next_review_step" } } }));
  const stale = partners.filter(({ isStale }) => isStale);
  if (stale.length > 0) {
    const offer = { label: "Still true today", texts: stale.map(() => "2026-07-14") };
    list.push(found({ kind: "stale", id: "", title: `${stale.length} partners are stale`, detail: "last refreshed in Q1 2026", tier: null, about: stale, action: edit("Refresh…", { kind: "as_of" }, offer) }));
  }
  return query.has("calm") ? [] : list;
}
