import type { Amount, MapPartner, MapView, PartnerView } from "../../src/ipc/bindings";
import { quarters, state } from "./document";
import { jointTargets } from "./editing";
import { measures, sections } from "./fields";
import { findings } from "./findings";
import { rolesOf } from "./moving";
import { partners, query, segments, types as allTypes, type Partner } from "./partners";

const hidden = (query.get("hide") ?? "").split(",");
const types = allTypes.filter(({ type }) => !hidden.includes(type));

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
    roles: rolesOf(partner),
    findings: partner.gaps,
  };
}

export function mapView(): MapView {
  const placed = (tier: number) => partners.filter((partner) => partner.tier === tier && partner.type !== null);
  const tiers = [
    ...(query.has("fourth") ? [{ tier: 0, name: "strategic alliance", staffing: "An executive each, joint business plan", band: { low: 1, high: 5 } }] : []),
    { tier: 1, name: "strategic", staffing: "A manager each, named motions, MDF", band: { low: 10, high: 30 } },
    { tier: 2, name: "managed", staffing: "Shared managers, scoped motions", band: { low: 30, high: 100 } },
    { tier: 3, name: "transactional", staffing: "Self-serve workflow", band: null },
  ];
  return {
    revision: state.revision,
    sunset_count: 0,
    partner_count: state.isEmpty ? 0 : partners.length,
    number_label: "sourced $M, last 2 quarters",
    conversion: query.has("foreign") ? "EUR at 1.08 from 31 Mar 2026; 3 amounts in GBP have no rate and are left out" : "",
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
  const partner = partners.find((candidate) => candidate.id === id);
  if (!partner) throw { code: "failed", message: "this partner is no longer in the document" };
  return {
    id,
    uuid: `uuid-${id}`,
    name: partner.name,
    subtitle: `${partner.type?.long ?? "No type"}. ${partner.tier === null ? "No tier" : `Tier ${partner.tier}`}`,
    findings: findings()
      .filter((finding) => finding.partners.some((one) => one.id === id))
      .map(({ title, detail }) => `${title}: ${detail}`),
    sections: sections(partner),
    joint_targets: jointTargets(id),
    deal_count: partner.id % 12,
    former_names: partner.name === "Corvane" ? ["Corvane Consulting Ltd", "Corvus & Vane"] : [],
    overlap: {
      summary: partner.overall.shared === null ? partner.overall.state.replace("_", " ") : `${partner.overall.shared} of ${partner.overall.base} overall`,
      cells: partner.cells.map((cell, index) => ({ segment: segments[index]!.id, name: segments[index]!.name, cell })),
      warm: partner.warm,
    },
    quarters: quarters.slice(1, 3),
    measures: measures(partner),
    provenance: "roster_q2.xlsx, sheet Roster, row 8, as of 30 June 2026",
    mdf: amount(partner.mdf),
    fte: { hundredths: Math.round(partner.fte * 100), text: partner.fte.toFixed(2) },
  };
}
