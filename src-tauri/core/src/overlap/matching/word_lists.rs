//! Words that stand in the names of many companies, in the form [`super::words::long_form`] gives them.

/// Legal forms of the world, without dots and marks, as they stand behind a name.
pub const FORMS: &str = "\
    inc incorporated corp corporation co company ltd limited llc lllp llp lp plc pllc pc pbc gmbh ag kg kgaa ug ohg gbr \
    mbh ev eg ek sa sas sasu sarl sarlu eurl sca scs snc sci srl srls spa sapa sl slu sau sll scoop scl bv nv vof cv \
    bvba sprl cvba as asa ans aps amba ks is ivs ab hb oy oyj ky sp zoo spzoo oo spj spk ska doo dd dno ad ood eood ead \
    eool kft zrt nyrt bt rt sro spol vos ltda eireli epp me mei sab sapi rl sac saa eirl limitada pty proprietary pvt \
    private bhd sdn berhad tbk pte kk yk gk godo kaisha kabushiki kabushikigaisha ooo zao oao pao ao ojsc cjsc pjsc jsc \
    tov pat prat uab sia oue ou fzc fzco fze fzllc wll qsc bsc saog saoc psc dmcc anonim sirketi sti ltdsti tas ae epe \
    ike oe pcl pub bpk edms se scop gie sem unlimited ulc cic cio aktiengesellschaft gesellschaft aktiebolag \
    aktieselskab naamloze vennootschap besloten lc na lda cia compagnie cie compania companhia plcs incorp corpn coltd \
    srlu sade cvsa sadecv pllp gmbhco kgaag societa azioni osakeyhtio kommanditgesellschaft adr gdr nuf sf esv kv ehf \
    ohf hf kht kkt dooel tapui slne teo aat smba fmba sae cpt mchj spp scpa commv kd kda ee secs kb sicav vzw gte tmi \
    obrt fie fop shpk sha sgr stg gesbr cvoa adsitz peec iks rhf fkf scrl crl sgps partg partgmbb mepe ovee sagl sad \
    sccl dat vat zat tdv qmj yoaj oaj xxk jtd unltd ultd sc bm mb ay spolka akc kom akciova spolecnost aktsiaselts \
    osauhing sociedad anonima societate responsabilidad responsabilite limitee anonyme handelsgesellschaft \
    partnerschaft kollektivgesellschaft kommanditbolag handelsbolag szolgaltato zartkoruen mukodo reszvenytarsasag \
    zadruga gmbhcokg ptyltd pteltd pvtltd sdnbhd sarlau spzook fzllp ltdco";

/// Forms that stand before a name, as in "OOO Vega", "PT Astra", "AB Volvo", and as lists that are sorted otherwise have it, "PLC Vega".
pub const FORMS_BEFORE: &str = "\
    ooo zao oao pao ao ojsc cjsc pjsc jsc tov pt cv ab sc uab sia plc llc gmbh ltd sarl srl oyj";

/// Words for what a company is, of which many share one: they tell next to nothing.
pub const GENERIC: &str = "\
    group holdings international global worldwide services solutions systems technologies industries enterprises \
    partners associates consulting management brands ventures capital investments trading products laboratories \
    digital software networks media studios company corporation trust foundation organization agency works com \
    net org online web corporate commercial companies business team headquarters hq division dept department \
    branch office unit subsidiary affiliates sons brothers incorporated limited inc ltd corp llc new old world \
    inter intercontinental multinational stores store";

/// Where a part of a company is: it tells an entity of a group, rarely a company.
pub const PLACES: &str = "\
    usa us america american north south east west northern southern eastern western central northeast northwest \
    southeast southwest europe european eu emea apac latam uk britain british england scotland wales germany german \
    france french spain spanish italy italian netherlands holland dutch belgium austria austrian belgian switzerland \
    swiss poland polish india indian china chinese japan japanese korea korean singapore australia australian canada \
    canadian brazil brazilian mexico mexican africa african asia asian pacific nordic nordics scandinavia ireland irish \
    israel turkey turkish russia russian dubai uae hongkong taiwan thailand thai vietnam indonesia malaysia philippines \
    portugal sweden swedish norway norwegian denmark danish finland finnish greece hungary romania bulgaria czech \
    slovakia croatia ukraine egypt nigeria kenya argentina chile peru colombia venezuela saudi arabia qatar kuwait iran \
    iraq pakistan bangladesh lanka zealand luxembourg hong kong london paris berlin munich hamburg frankfurt zurich \
    geneva vienna brussels amsterdam rotterdam madrid barcelona milan rome moscow petersburg warsaw prague stockholm \
    oslo copenhagen helsinki dublin tokyo osaka kyoto seoul beijing shanghai shenzhen guangzhou mumbai delhi bangalore \
    bombay sydney melbourne toronto montreal vancouver york boston chicago dallas houston atlanta denver seattle miami \
    angeles francisco diego philadelphia detroit texas california florida ohio michigan georgia virginia carolina \
    illinois pennsylvania jersey massachusetts minnesota wisconsin missouri tennessee colorado arizona oregon \
    washington maryland kansas oklahoma iowa utah ontario quebec alberta bavaria saxony catalonia lombardy flanders \
    caribbean gulf middle mideast baltic afghanistan albania algeria andorra angola anguilla antigua armenia azerbaijan \
    bahamas bahrain barbados belarus belize benin bermuda bhutan bolivia bosnia herzegovina botswana brunei burkina \
    faso burundi cambodia cameroon cayman comoros congo cote divoire cuba curacao cyprus djibouti dominican ecuador \
    salvador eritrea estonia eswatini swaziland ethiopia faroe fiji gabon gambia ghana gibraltar greenland grenada \
    guadeloupe guam guatemala guernsey guinea guyana haiti honduras iceland jamaica kazakhstan kiribati kosovo \
    kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania macao macau macedonia madagascar \
    malawi maldives malta martinique mauritania mauritius micronesia moldova monaco mongolia montenegro montserrat \
    morocco mozambique myanmar namibia nauru nepal nicaragua niger oman palau palestine panama papua paraguay polynesia \
    puerto rwanda samoa senegal serbia seychelles somalia sudan suriname syria tajikistan tanzania togo tonga trinidad \
    tobago tunisia turkmenistan tuvalu turkiye uganda uruguay uzbekistan vanuatu yemen zambia zimbabwe";

/// What a company does or makes: it tells companies of one root apart, and is left out as easily.
pub const TRADES: &str = "\
    bank banking bancorp insurance assurance financial finance credit savings loan mortgage securities asset \
    assets wealth fund funds equity leasing food beverage beverages brewing brewery breweries dairy bakery coffee \
    tea wine restaurants restaurant catering hotel hotels resorts hospitality casino entertainment film pictures \
    music games gaming sports press publishing news newspapers broadcasting radio television communications \
    telecommunications telephone mobile wireless cable broadband internet cloud data analytics intelligence \
    computer computers computing electronics electric electrical semiconductor semiconductors robotics automation \
    controls instruments optics optical photonics energy power gas oil petroleum petrochemical petrochemicals \
    refining solar wind nuclear utilities water environmental waste recycling mining minerals metals metal steel \
    iron aluminum copper gold coal cement concrete glass ceramics chemical plastics polymers rubber paint \
    coatings paper packaging printing textiles textile apparel clothing fashion shoes footwear jewelry cosmetics \
    beauty pharmaceuticals pharmacy drug drugs biotech biosciences biotechnology bioscience therapeutics \
    diagnostics genetics genomics medical medicine health healthcare care hospital hospitals clinic dental \
    surgical life sciences science research development engineering construction building builders contractors \
    materials architecture design property properties realty estate housing homes land farms farming agriculture \
    agricultural seeds fertilizer livestock meat poultry fisheries seafood forest forestry timber lumber wood \
    furniture carpet tools machinery machine machines equipment motors motor automotive automobile auto cars car \
    truck trucks tire tires parts aviation aerospace aircraft air airline airlines airways lines shipping ship \
    marine maritime ports port logistics freight transport transportation express courier railway railways \
    railroad rail bus travel tours cruise security defense safety aerosystems education school schools university \
    college institute academy training staffing recruitment advertising marketing public relations legal law \
    accounting audit tax retail wholesale supermarkets markets market supply distribution distributors import \
    export manufacturing fabrication tobacco toys pet pets garden home household appliances hardware plumbing \
    heating cooling lighting battery batteries semiconducteurs interactive devices cleaning";

/// Names and words of which there are many companies in the world, whatever a list shows.
pub const COMMON: &str = "\
    first second third national united general universal federal republic royal imperial state city county \
    community people peoples citizens standard premier prime superior supreme elite select quality classic modern \
    advanced applied integrated dynamic dynamics precision allied associated consolidated amalgamated continental \
    atlantic mediterranean alpine summit peak pinnacle apex vertex zenith pioneer frontier horizon vista vision \
    visions delta alpha beta gamma omega sigma phoenix eagle falcon hawk lion tiger bear wolf dragon star stars \
    sun sunshine moon solaris polar golden silver diamond crystal pearl emerald blue green red black white crown \
    king kings queen liberty freedom independence heritage legacy century millennium future nova neo omni pan \
    trans euro metro mega micro macro nano smart bright clear fast quick rapid swift direct total complete core \
    central capitol union alliance federated cooperative mutual guaranty fidelity reliance reliable trinity \
    victory triumph champion hero titan atlas mercury jupiter saturn apollo orion olympus vulcan river lake ocean \
    sea mountain hill hills valley park forest rock stone cedar oak pine maple rose lotus evergreen spring summer \
    smith johnson williams brown jones miller davis wilson anderson taylor thomas moore martin jackson thompson \
    lee harris clark lewis robinson walker young allen scott baker adams nelson carter mitchell roberts turner \
    phillips campbell parker evans edwards collins stewart morris rogers reed cook morgan bell murphy bailey \
    cooper richardson cox howard ward peterson gray james watson brooks kelly sanders price bennett wood barnes \
    ross henderson coleman jenkins perry powell long patterson hughes san los santa saint mount fort big great \
    good best super ultra plus max pro john robert walt william george charles henry edward richard david michael \
    peter paul louis joseph daniel samuel frank fred frederick arthur albert walter harry jack carl karl hans \
    otto franz heinrich friedrich wilhelm johann josef jean pierre jacques francois andre marie maria anna mary \
    elizabeth giovanni giuseppe luigi antonio jose juan carlos pedro miguel luis manuel fernando ivan vladimir \
    sergei eli levi abraham isaac jacob benjamin wm chas geo jr sr dr prof koninklijke royale deutsche nippon 1 2 \
    3 4 5 7 21";

/// Words that only join others.
pub const JOINING: &str = "\
    and und et en og och ja of the de del der des die das di da do du la le les los el for fur";

/// What stands before a name a company had, or has besides.
pub const FORMER: &str = "\
    formerly previously fka aka dba ta known doing trading ex now was";
