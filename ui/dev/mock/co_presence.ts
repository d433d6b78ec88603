import type { CoPresenceCluster, CoPresenceOrder, CoPresenceRequest, CoPresenceView, PairAccount, PairRequest, PairView, Relationship } from "../../src/ipc/bindings";
import { state } from "./document";
import { accountNames, filterChoices, keeps } from "./overlap";
import { partners, query, random, type Partner } from "./partners";

const titles = ["Regulated services", "Cloud build", "Commercial channel", "Enterprise alliances", "Mid-market technology", "Northern resale", "Public sector", "Loose"];
const LOOSE = titles.length - 1;
const weights = [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 4, 5, 6, 7, 7];

const hash = (a: number, b: number) => random(a * 4099 + b)();
const clusterOf = (partner: Partner) => weights[Math.floor(hash(partner.id, 7) * weights.length)] ?? LOOSE;
const listOf = (partner: Partner) => partner.overall.shared ?? 0;
const isNamed = (partner: Partner) => partner.overall.state === "value" || partner.overall.state === "stale";

const orders: Record<CoPresenceOrder, (a: Partner, b: Partner) => number> = {
  cluster: (a, b) => clusterOf(a) - clusterOf(b) || listOf(b) - listOf(a),
  tier: (a, b) => (a.tier ?? 9) - (b.tier ?? 9) || a.name.localeCompare(b.name),
  name: (a, b) => a.name.localeCompare(b.name),
  accounts: (a, b) => listOf(b) - listOf(a),
};

function listed({ order, filters }: CoPresenceRequest): Partner[] {
  if (state.isEmpty || query.has("nolists")) return [];
  return partners.filter((partner) => isNamed(partner) && keeps(partner, filters)).sort(orders[order]);
}

function shared(a: Partner, b: Partner): number {
  const [low, high] = a.id < b.id ? [a.id, b.id] : [b.id, a.id];
  const [one, other] = [clusterOf(a), clusterOf(b)];
  const affinity = one === LOOSE || other === LOOSE ? 0.35 : one === other ? 1.7 : 0.5;
  const expected = ((listOf(a) * listOf(b)) / 994) * (affinity + 0.4 * hash(low, high));
  return Math.max(0, Math.min(Math.round(expected), Math.min(listOf(a), listOf(b)) - 3));
}

const bins = [10, 20, 35, 55, 80, 110];
const shareBins = [5, 10, 20, 30, 45, 60];
const stepOf = (value: number, edges: number[]) => edges.filter((edge) => value >= edge).length;
const share = (a: Partner, b: Partner) => Math.round((100 * shared(a, b)) / Math.max(1, Math.min(listOf(a), listOf(b))));

function clusters(list: Partner[], order: CoPresenceOrder): CoPresenceCluster[] {
  if (order !== "cluster") return [];
  return titles.flatMap((title, index) => {
    const first = list.findIndex((partner) => clusterOf(partner) === index);
    return first < 0 ? [] : [{ title, first, count: list.filter((partner) => clusterOf(partner) === index).length }];
  });
}

function view(request: CoPresenceRequest): CoPresenceView {
  const list = listed(request);
  return {
    revision: state.revision,
    is_updating: query.has("updating"),
    partners: list.map((partner) => ({ id: partner.id, name: partner.name, type_name: partner.type?.name ?? "", tier: partner.tier, accounts: listOf(partner), is_stale: partner.isStale })),
    clusters: clusters(list, request.order),
    legend: ["<10", "10–19", "20–34", "35–54", "55–79", "80–109", "110+"],
    share_legend: ["<5", "5–9", "10–19", "20–29", "30–44", "45–59", "60+"],
    note: `${list.length} of ${partners.length} partners with named accounts`,
    filters: filterChoices(partners.filter(isNamed)),
  };
}

function bytes(request: CoPresenceRequest): ArrayBuffer {
  const list = listed(request);
  const count = list.length;
  const buffer = new ArrayBuffer(8 + (count * (count - 1)) * 4);
  const data = new DataView(buffer);
  data.setUint32(0, state.revision, true);
  data.setUint32(4, count, true);
  let at = 8;
  for (let row = 1; row < count; row += 1)
    for (let column = 0; column < row; column += 1, at += 8) {
      const [a, b] = [list[row]!, list[column]!];
      const [accounts, part] = [shared(a, b), share(a, b)];
      data.setUint32(at, accounts, true);
      data.setUint16(at + 4, part, true);
      data.setUint8(at + 6, stepOf(accounts, bins));
      data.setUint8(at + 7, stepOf(part, shareBins));
    }
  return buffer;
}

const statuses: (Relationship | null)[] = ["customer", "open_opportunity", "prospect", "prospect", null];
const named = (id: number) => partners.find((partner) => partner.id === id)!;

function accounts({ one, other, offset }: PairRequest): PairAccount[] {
  const count = shared(named(one), named(other));
  const roll = random(one * 401 + other + offset);
  return Array.from({ length: Math.max(0, Math.min(100, count - offset)) }, (_, index) => {
    const at = offset + index;
    const status = () => statuses[Math.floor(roll() * statuses.length)] ?? null;
    const round = Math.floor(at / accountNames.length);
    return { id: at + 1, uuid: `account-${at}`, name: `${accountNames[at % accountNames.length]}${round > 0 ? ` ${round + 1}` : ""}`, partners: Math.max(2, 9 - Math.floor(at / 12)), ours: status(), one: status(), other: status() };
  });
}

function pair(request: PairRequest): PairView {
  const [one, other] = [named(request.one), named(request.other)];
  const count = shared(one, other);
  const part = (partner: Partner) => `${Math.round((100 * count) / Math.max(1, listOf(partner)))}% of ${partner.name} (${listOf(partner)})`;
  const isTogether = clusterOf(one) === clusterOf(other) && clusterOf(one) !== LOOSE;
  return {
    one: one.id,
    other: other.id,
    title: `${one.name} × ${other.name}`,
    shared: count,
    shares: `${part(one)}, ${part(other)}`,
    ours: `${Math.round(count * 0.4)} are our prospects, ${Math.round(count * 0.3)} our open opportunities, ${Math.round(count * 0.2)} our customers`,
    cluster: isTogether
      ? {
          title: titles[clusterOf(one)]!,
          sentence: "Six partners meet on 38 accounts with three or more of them; 14 are open opportunities.",
          types: [
            { label: "SI", value: "3 partners" },
            { label: "ISV", value: "Quillstack" },
            { label: "Alliance", value: "Tidewell Six" },
            { label: "Missing", value: "marketplace, agency" },
          ],
        }
      : null,
    accounts: accounts(request),
  };
}

export const coPresenceAnswers: Record<string, (args: Record<string, unknown>) => unknown> = {
  co_presence: ({ request }) => view(request as CoPresenceRequest),
  co_presence_cells: ({ request }) => bytes(request as CoPresenceRequest),
  co_presence_pair: ({ request }) => pair(request as PairRequest),
  co_presence_accounts: ({ request }) => accounts(request as PairRequest),
};
