import type { Amount, Finding, MapPartner, MapView, PartnerView } from "../../src/ipc/bindings";
import { quarters, state } from "./document";
import { partners, segments, types, type Partner } from "./partners";

const amount = (value: number): Amount => ({
  minor: value * 100,
  currency: "USD",
  text: `$${Math.round(value).toLocaleString("en-US")}`,
  short: value >= 1e6 ? `$${(value / 1e6).toFixed(2)}M` : `$${Math.round(value / 1e3)}k`,
});
const number = (millions: number) => (millions === 0 ? "0" : millions.toFixed(millions < 1 ? 2 : 1));
const total = (list: Partner[], key: "fte" | "mdf" | "sourced") => list.reduce((sum, partner) => sum + partner[key], 0);

function mapPartner(partner: Partner): MapPartner {
  const mark = partner.gaps.length > 0 ? "gap" : partner.isStale ? "stale" : "none";
  return {
    id: partner.id,
    uuid: `uuid-${partner.id}`,
    name: partner.name,
    tier: partner.tier,
    partner_type: partner.type?.type ?? null,
    motion: partner.motion,
    manager: partner.manager,
    mdf: amount(partner.mdf),
    fte: { hundredths: Math.round(partner.fte * 100), text: partner.fte.toFixed(2) },
    sourced: amount(partner.sourced * 1e6),
    number: number(partner.sourced),
    number_share: Math.round((partner.sourced / 2.8) * 1e6),
    mark,
    note: partner.gaps.length > 0 ? partner.gaps.join(", ") : `${partner.manager} · ${partner.motion}`,
    note_is_gap: partner.gaps.length > 0,
    findings: partner.gaps,
  };
}

function findings(): Finding[] {
  const named = (keep: (partner: Partner) => boolean) =>
    partners.filter(keep).map((partner) => ({ id: partner.id, uuid: `uuid-${partner.id}`, name: partner.name }));
  const found = (kind: Finding["kind"], title: string, detail: string, tier: number | null, keep: (partner: Partner) => boolean): Finding => ({
    kind,
    title,
    detail,
    partners: named(keep),
    tier,
  });
  return [
    found("no_manager", "Tessaroy has no manager", "Tier 1 needs one each", 1, (partner) => partner.name === "Tessaroy"),
    found("no_mdf", "Tessaroy has no MDF", "Tier 1 without allocation", 1, (partner) => partner.name === "Tessaroy"),
    found("shared_manager", "DB carries 3 Tier 1 partners", "Quillstack, Sundholm IT, Tidewell Six", 1, (partner) => partner.manager === "DB"),
    found("no_motion", "4 Tier 2 partners have no motion", "Obrel, Redstile Group, Copperway, Third Kiln", 2, (partner) => partner.gaps.includes("No motion")),
    found("band_broken", "Tier 2 is below its band", "28 partners, expected 30–100", 2, () => false),
    found("stale", "6 partners are stale", "last refreshed in Q1 2026", null, (partner) => partner.isStale),
  ];
}

export function mapView(): MapView {
  const placed = (tier: number) => partners.filter((partner) => partner.tier === tier && partner.type !== null);
  const tiers = [
    { tier: 1, name: "strategic", staffing: "A manager each, named motions, MDF", band: { low: 10, high: 30 } },
    { tier: 2, name: "managed", staffing: "Shared managers, scoped motions", band: { low: 30, high: 100 } },
    { tier: 3, name: "transactional", staffing: "Self-serve workflow", band: null },
  ];
  return {
    revision: state.revision,
    partner_count: state.isEmpty ? 0 : partners.length,
    number_label: "sourced $M, last 2 quarters",
    number_quarters: quarters.slice(1, 3),
    types: types.map((type) => ({
      partner_type: type.type,
      name: type.name,
      operating_model: type.model,
      count: partners.filter((partner) => partner.type === type).length,
    })),
    tiers: tiers.map((tier) => {
      const members = placed(tier.tier);
      return {
        ...tier,
        count: members.length,
        band_state: tier.band === null ? null : members.length < tier.band.low ? "below" : members.length > tier.band.high ? "above" : "within",
        fte: { hundredths: 0, text: total(members, "fte").toFixed(2) },
        mdf: amount(total(members, "mdf")),
        sourced: { ...amount(total(members, "sourced") * 1e6), short: `$${total(members, "sourced").toFixed(1)}M` },
        cells: types.map((type) => {
          const inside = members.filter((partner) => partner.type === type).sort((a, b) => b.sourced - a.sourced);
          const below = placed(tier.tier + 1).filter((partner) => partner.type === type).sort((a, b) => b.sourced - a.sourced)[0];
          return {
            partner_type: type.type,
            partners: inside.map(mapPartner),
            sourced: amount(total(inside, "sourced") * 1e6),
            number: number(total(inside, "sourced")),
            strongest_below:
              inside.length === 0 && below
                ? { id: below.id, name: below.name, tier: tier.tier + 1, number: number(below.sourced), sourced: amount(below.sourced * 1e6), co_sell_deals: 2 }
                : null,
          };
        }),
      };
    }),
    unplaced: partners.filter((partner) => partner.tier === null || partner.type === null).map(mapPartner),
    findings: findings(),
  };
}

export function partnerView(id: number): PartnerView {
  const partner = partners.find((candidate) => candidate.id === id)!;
  const field = (label: string, value: string, note = "", is_gap = false) => ({ label, value, note, is_gap });
  return {
    id,
    uuid: `uuid-${id}`,
    name: partner.name,
    subtitle: `${partner.type?.long ?? "No type"}. ${partner.tier === null ? "No tier" : `Tier ${partner.tier}`}`,
    findings: partner.gaps,
    fields: [
      field("Motion", partner.motion ?? "", "", partner.tier !== 3),
      field("Manager", partner.manager ?? "", partner.manager === "DB" ? "shared, 3 Tier 1 partners" : "", true),
      field("FTE", partner.fte.toFixed(2)),
      field("MDF", partner.mdf > 0 ? amount(partner.mdf).text : "", partner.mdf > 0 ? "a quarter" : "", true),
      field("Domain", `${partner.name.toLowerCase().replace(/[^a-z]/g, "")}.example`),
      field("Region", "EMEA"),
      field("Partner since", ""),
    ],
    custom_fields: [field("Cert. count", "12"), field("Onboarding wave", "Spring 2025")],
    overlap: {
      summary: partner.overall.shared === null ? partner.overall.state.replace("_", " ") : `${partner.overall.shared} of ${partner.overall.base} overall`,
      cells: partner.cells.map((cell, index) => ({ segment: segments[index]!.id, name: segments[index]!.name, cell })),
      warm: partner.warm,
    },
    quarters: quarters.slice(1, 3),
    measures: [
      { name: "Co-sell deals", values: ["3", "4"], change: "+1" },
      { name: "Registered deals", values: ["3", "4"], change: "+1" },
      { name: "Sourced", values: ["$0.45M", "$0.60M"], change: "+33%" },
      { name: "Influenced", values: ["", "$1.85M"], change: "" },
    ],
    provenance: "roster_q2.xlsx, sheet Roster, row 8, as of 30 June 2026",
    mdf: amount(partner.mdf),
    fte: { hundredths: Math.round(partner.fte * 100), text: partner.fte.toFixed(2) },
  };
}
