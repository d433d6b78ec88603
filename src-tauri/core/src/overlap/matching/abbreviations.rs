//! What is short for what in names of companies, and the words of other languages and spellings that mean the same.

/// Each long form with what stands for it: "long: short shorter | ...".
pub const SHORT: &str = "\
    1: one | 10: ten | 100: hundred | 2: two ii | 20: 20th twenty | 21: 21st | 3: three iii | 4: four | \
    40: forty | 5: five | 6: six | 7: seven | 8: eight | 9: nine | administration: adm admin | \
    advertising: adv advtg | airlines: airline airln airlns lufttransport | aluminum: aluminium | \
    america: americas | american: amer | associates: assoc assocs associated | \
    association: assn asso associazione verein verband | austria: osterreich oesterreich | \
    automotive: automobile automobiles automotives | bancorp: bancorporation | \
    bank: bk bnk banque banco banca bankasi banken banc banking bankers | beijing: peking | \
    belgium: belgique belgie | beverages: bev bevs beverage | biosciences: bioscience | \
    biotech: biotechnology biotechnologies | brands: brand | brazil: brasil | brazilian: brasileira | \
    brewing: brew brewery breweries brauerei | brothers: bros bro freres gebruder gebr fratelli hermanos | \
    brussels: bruxelles brussel | builders: bldrs | building: bldg bldgs buildings | capital: cap | \
    center: ctr cntr centre zentrum centro centers | \
    chemical: chem chems chemicals chemie chimie quimica chimica | charles: chas | china: zhongguo | cologne: koln koeln | \
    color: colour | communications: comm comms commun communication | company: co | \
    computer: comp computers cmptr | consolidated: consol cons | \
    construction: constr const constructions construcciones costruzioni | \
    consulting: consultants consultant consultancy | cooperative: cooperativa coop genossenschaft | \
    copenhagen: kobenhavn | danish: dansk | defense: defence | denmark: danmark | department: dept | \
    deutsche: deutscher deutsches dt | development: dev devel | \
    distribution: distr distrib distributors distributor | dynamics: dyn | education: edu educ educational | \
    electric: elec electrics electrical elektro elektrik electricity | \
    electronics: elect electr electronic elektronik electronica | energy: energie energia energies energi | \
    engineering: eng engr engrg engg engineers ingenieria | \
    enterprises: ent entp entpr enterprise entreprise entreprises empresas | \
    entertainment: entertainments ents | equipment: equip equipments | farms: farm | federal: fed | \
    fiber: fibre | fifth: 5th | financial: fin finl fincl finance finanz financiera | finland: suomi | \
    finnish: suomen | first: 1st | food: foods alimentos alimentaire alimentari | fort: ft | \
    foundation: stiftung fondation fundacion | fourth: 4th | french: francaise francais | general: gen genl | \
    geneva: geneve genf | genoa: genova | germany: deutschland allemagne alemania | government: govt | \
    gray: grey | group: grp groupe gruppe grupo gruppo groep gruppen grupa gruppa konzern groups | \
    hardware: hdwr | health: hlth | healthcare: hlthcare hcare | \
    holdings: hldg hldgs hldings holding beteiligungen | home: homes | hospital: hosp hospitals | \
    hotels: hotel | \
    industries: ind inds indus industry industrial industrie industrias industria industriel industrien | \
    institute: inst | instruments: instr instrs instrument | \
    insurance: ins insur assur assurance assurances versicherung versicherungen versicherungs seguros \
    assicurazioni | international: intl int internat internatl internacional internationale internazionale | \
    investments: inv invs invt invest investment investors | italian: italiana | italy: italia | \
    jewelry: jewellery jewelers | laboratories: lab labs laboratory laboratorios laboratoires laboratori | \
    labour: labor | lisbon: lisboa | logistics: log logis logistic logistik logistica logistique | \
    machinery: mach machine machines maschinen maschinenbau | management: mgmt mgt mngmt mgmnt | \
    manufacturing: mfg mfrs mfr manuf manufacturers manufacturer | market: mkt mkts markets | marketing: mktg | \
    materials: matls mat material | medical: med medic medica | metal: metals metall | milan: milano | \
    mortgage: mtg mtge | moscow: moskva moskau | motors: motor motoren | mount: mt | munich: munchen muenchen | \
    national: natl nat nacional nationale nazionale | netherlands: nederland | networks: network ntwk | \
    nippon: nihon | norway: norge | norwegian: norsk | partners: partner ptnrs ptnr partnership | \
    petroleum: petrol petr | \
    pharmaceuticals: pharma pharm pharms farma pharmaceutical pharmaceutica farmaceutica | \
    plastics: plastic kunststoff kunststoffe | poland: polska | power: pwr | prague: praha | precision: prec | \
    products: prod prods product produkte productos produits | program: programme | \
    properties: props property | publishing: pub publ publishers publications publication verlag | \
    railroad: rr | railway: rwy rly ry railways rlwy | realty: rlty | research: res | resorts: resort | \
    restaurants: restaurant | rome: roma | russia: rossiya rus | saint: st ste | savings: svgs | second: 2nd | \
    securities: sec secs security | semiconductors: semicon semiconductor | \
    services: svcs svc srvcs servs service servicios servizi servicos | shop: shops | society: societe | \
    software: sftwr swr | solutions: sol soln solns solution soluciones | spain: espana | spanish: espanola | \
    standard: std | steel: steels stahl acier | store: stores | studios: studio | sweden: sverige | \
    swedish: svenska | swiss: schweizerische | switzerland: schweiz suisse svizzera | \
    systems: sys system syst systeme sistemi sistemas systemes | \
    technologies: tech technology technol technologie tecnologia techs technical | \
    telecommunications: telecomm telecom telecommunication telekom telecoms telecomunicaciones \
    telecomunicacoes | textiles: textile textil | theater: theatre theaters theatres | therapeutics: ther | \
    third: 3rd | tires: tyre tyres tire | tobacco: tobaccos | \
    transportation: transp transport transportes transports trasporti | trucks: truck | turin: torino | \
    turkey: turkiye | turkish: turk | uk: gb | united: utd | universal: univers | \
    university: univ universitat universidad universite universita universidade | us: usa | \
    utilities: utils util utility | ventures: venture | vienna: wien | warsaw: warszawa | william: wm | zurich: zuerich";
