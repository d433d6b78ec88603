import type { AccountView } from "../../src/ipc/bindings";
import { announce, keep, step } from "./document";
import { partners } from "./partners";

const names = "Brandt & Oke Insurance,Dovrefell Power,Eastmark Savings,Fairholt Pensions,Greywater Rail,Isarco Pharma,Junco Airports,Kelso Mutual,Lindqvarn Grid,Marchmont Steel,Nordhaven Ports".split(",");
export const accountCount = 420;

export function accountName(id: number): string {
  const round = Math.floor((id - 1) / names.length);
  return `${names[(id - 1) % names.length]}${round > 0 ? ` ${round + 1}` : ""}`;
}

/** The pairs that are joint targets: "partner account". */
let targets = ["13 1"];
keep(
  () => targets,
  (value) => (targets = value),
);

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
      is_joint_target: targets.includes(`${partner.id} ${id}`),
    })),
  };
}

export const accountAnswers: Record<string, (args: Record<string, unknown>) => unknown> = {
  account: ({ id }) => account(Number(id)),
  set_joint_target: ({ partner, account: id, isOn }) => {
    const pair = `${partner} ${id}`;
    targets = [...targets.filter((other) => other !== pair), ...(isOn ? [pair] : [])];
    return announce(step(`${accountName(Number(id))} ${isOn ? "put on" : "taken off"} the joint target list`, "partners", "accounts"));
  },
};
