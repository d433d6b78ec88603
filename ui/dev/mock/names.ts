/** Fictional partners: 12 in Tier 1, 28 in Tier 2, 50 in Tier 3. */
export type TypeId = "SI" | "ISV" | "RES" | "MKT" | "AGY" | "ALL";

/** Name, type, motion, manager, FTE, MDF in thousands, sourced in millions by quarter, co-sell deals by quarter. */
export type Tier1Row = [string, TypeId, string, string | null, number, number, number, number, number, number];

export const tier1: Tier1Row[] = [ 
['Halden & Rowe','SI','Co-sell','AK',1,150,1.3,1.5,6,8],
['Kestrel Grove','SI','Co-sell','JR',1,110,.9,1.0,5,5],
['Marrowby Group','SI','Co-sell','MO',1,60,0,0,0,0],
['Ferrolane','ISV','Co-sell','TS',1,120,1.0,1.1,5,6],
['Quillstack','ISV','Co-sell','DB',.34,95,.5,.5,3,2],
['Tessaroy','ISV','Co-sell',null,0,0,.2,.4,1,3],
['Bracken Lowe','RES','Deal registration','LV',1,80,.7,.9,2,3],
['Sundholm IT','RES','Deal registration','DB',.33,90,.4,.5,1,2],
['Cirrova Cloud','MKT','Listing','EN',1,140,1.2,1.4,7,9],
['Nimbray Exchange','MKT','Listing','HC',1,105,.5,.6,3,4],
['Tidewell Six','ALL','Co-sell','DB',.33,70,.2,.2,1,1],
['Aldermoor Pact','ALL','Co-sell','RP',1,60,0,0,0,0]];

export const tier2: Record<TypeId, string[]> = {SI:['Corvane','Tollmere Consulting','Ninefold','Pellworth','Redstile Group','Vantry & Coe','Hollin'],
ISV:['Plinthworks','Sable Orchard','Datumveil','Kiteframe','Obrel','Runeshift','Cindermap','Graphwell'],
RES:['Marl & Finch','Tarnside IT','Eastlock','Copperway','Gantry Direct','Windle Trade'],
MKT:['Stratoport','Basin Market'],AGY:['Foxglove Lane','Third Kiln','Paperjay'],ALL:['Meridant','Fenholt Accord']};

export const tier3: Record<TypeId, string[]> = {SI:['Oakhurst','Brinewell','Calder Ninth','Silt & Stone','Yarrowby','Larkham Tech','Denholt','Moss Quay','Upland Eight'],
ISV:['Inkfold','Parsley Grid','Zephrune','Tallowbase','Fernlog','Octavane','Riddlepoint','Beaconry','Glasswren','Nettleform','Hexbarrow','Swiftmoor','Umberkit'],
RES:['Kirkby Vale IT','Norrfall Parts','Pinehollow','Wexmoor','Trident Lea','Grayle Supply','Hartsome','Bluefen','Ovenden Link','Selwick','Jasperline','Crowmarsh','Millrace IT','Tern Hill'],
MKT:['Appgarth','Listwell'],
AGY:['Blue Thimble','Hush & Holler','Longshelf','Quaycraft','Fieldnote Six','Ropewalk','Sparrowgate','Velvet Anvil','Wick & Ember','Yellow Stair'],
ALL:['Harbour Table','Saltmarsh Ring']};

export const stale = ["Vantry & Coe", "Windle Trade", "Graphwell", "Moss Quay", "Longshelf", "Jasperline"];
export const withoutMotion = ["Redstile Group", "Obrel", "Copperway", "Third Kiln"];
export const sharesNothing = ["Basin Market", "Bluefen", "Harbour Table"];
export const withholdsRegulated = ["Nimbray Exchange", "Datumveil", "Eastlock", "Stratoport", "Runeshift", "Tarnside IT"];
export const notImported = ["Hollin", "Millrace IT", "Umberkit", "Wick & Ember", "Listwell", "Quaycraft"];
export const countsOnly = ["Kiteframe", "Pellworth", "Marl & Finch", "Beaconry"];

const heads = "Alder,Brack,Corn,Dunn,Elm,Farr,Gil,Hazel,Inver,Jarrow,Kelv,Loch,Mal,Nor,Ost,Pen,Quern,Rav,Stan,Thorn".split(",");
const tails = "field,wick Systems,holt & Daughters,mere,stead Consulting,ford IT,combe,dale Distribution,bridge,ley Cloud,more Alliance,worth,shaw Partners,by,gate Group Holdings,hurst".split(",");

/** A name that is like no other, for as many as are wanted. */
export function further(index: number): string {
  const round = Math.floor(index / (heads.length * tails.length));
  return `${heads[index % heads.length]}${tails[Math.floor(index / heads.length) % tails.length]}${round > 0 ? ` ${round + 1}` : ""}`;
}
