const query = new URLSearchParams(location.search);

/** How many host accounts there are: 994, or with ?many a hundred thousand, or as many as it says. */
export const accountCount = query.has("many") ? Number(query.get("many")) || 100_000 : 994;

/** How many deals: 412, or with ?many as many as a large company has. */
export const dealCount = query.has("many") ? 20_000 : 412;
