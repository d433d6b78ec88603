import type { AccountView } from "../../src/ipc/bindings";
import { accountHits, jointTargets } from "./editing";
import { partners } from "./partners";

const further = "Eastmark Savings,Fairholt Pensions,Greywater Rail,Junco Airports,Kelso Mutual,Lindqvarn Grid,Marchmont Steel,Nordhaven Ports".split(",");
const names = accountHits("").map(({ name }) => name);
export const accountCount = 420;

export function accountName(id: number): string {
  const at = id - 1 - names.length;
  const round = Math.floor(at / further.length);
  return names[id - 1] ?? `${further[at % further.length]}${round > 0 ? ` ${round + 1}` : ""}`;
}

const relationships = ["their customer, our prospect: warm introduction", "both prospects", "their prospect, our customer", "status not known"];

function account(id: number): AccountView {
  if (id < 1 || id > accountCount) throw { code: "failed", message: "This account is not in the document any more." };
  const on = partners.slice(12).filter((partner) => id % 7 > 0 && partner.id % 11 < id % 7 && partner.id < 40);
  return {
    id,
    uuid: `account-${id}`,
    name: accountName(id),
    subtitle: "Enterprise, open opportunity",
    fields: [
      { label: "Segment", value: "Enterprise" },
      { label: "Status", value: "Open opportunity" },
      { label: "Owner", value: "M. Lindgren" },
      { label: "Industry", value: "Insurance" },
      { label: "Country", value: "Norway" },
      { label: "Employees", value: "12,400" },
      { label: "Website", value: `www.${accountName(id).toLowerCase().replace(/\W+/g, "-")}.example` },
      { label: "Renewal owner in the region", value: "" },
    ],
    provenance: `accounts.xlsx, sheet Accounts, row ${id + 7}`,
    partners: on.map((partner) => ({
      id: partner.id,
      name: partner.name,
      place: `Tier ${partner.tier}, ${partner.type?.name}`,
      relationship: relationships[partner.id % 4]!,
      is_warm: partner.id % 4 === 0,
      is_joint_target: jointTargets(partner.id).accounts.some((target) => target.id === id),
    })),
  };
}

export const accountAnswers: Record<string, (args: Record<string, unknown>) => unknown> = {
  account: ({ id }) => account(Number(id)),
};
