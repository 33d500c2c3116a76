/** Row-level security as plain SQL, for migrations. Settings are set per transaction by transact.ts; a missing context shows no row. */
const setting = (name: string): string => `(select nullif(current_setting('app.${name}', true), ''))`

export const inBureau = `"bureauId" = ${setting('bureau')}::uuid`

/** Inside one of the actor's unit ranges; the hull first, so that a single range costs two comparisons. */
const inRanges = (column: string): string =>
  `("${column}" >= ${setting('unitFrom')} and "${column}" < ${setting('unitTo')} and (${setting('unitRanges')} is null or exists (
    select 1 from unnest(string_to_array(${setting('unitRanges')}, ';')) r where "${column}" >= split_part(r, ',', 1) and "${column}" < split_part(r, ',', 2))))`

export const inUnits = inRanges('unitSortKey')
export const inSecondedUnits = inRanges('secondedUnitSortKey')
/** The unit that leads, though the row is another's. */
export const inLeadUnits = inRanges('leadUnitSortKey')
export const isPerson = (column: string): string =>
  `"${column}" = any((select string_to_array(nullif(current_setting('app.persons', true), ''), ',')::uuid[])::uuid[])`
/** The row is about the very person who acts, whatever the role. */
export const isSelf = (column: string): string => `"${column}" = ${setting('self')}::uuid`
export const isNamedUnit = `"unitSortKey" = any((select string_to_array(nullif(current_setting('app.unitKeys', true), ''), ',')::text[])::text[])`
export const isOwnAccount = `"accountId" = ${setting('account')}::uuid`
export const actsAs = (...roles: string[]): string => `${setting('role')} in (${roles.map((r) => `'${r}'`).join(', ')})`
/** The sealed file is lent to who acts (platform/access/sealed-files.ts). */
export const isHeld = (column: string): string => `"holdsSealed"("${column}")`
export const isInLine = `"policeLine" = ${setting('policeLine')}`

/** Switches row-level security on and forces it; `read` and `write` are the conditions of the application's role. */
export function protect(table: string, read: string, write: string, rights = 'select, insert, update'): string {
  return `
    alter table "${table}" enable row level security;
    alter table "${table}" force row level security;
    create policy "${table}Read" on "${table}" for select to mingze_app using (${inBureau} and (${read}));
    create policy "${table}Insert" on "${table}" for insert to mingze_app with check (${inBureau} and (${write}));
    create policy "${table}Update" on "${table}" for update to mingze_app using (${inBureau} and (${write})) with check (${inBureau} and (${write}));
    create policy "${table}Delete" on "${table}" for delete to mingze_app using (${inBureau} and (${write}));
    create policy "${table}Owner" on "${table}" to current_user using (true) with check (true);
    grant ${rights} on "${table}" to mingze_app;`
}

/** Lets the session gate (sign-in, session look-up) read or write a table of every bureau. */
export function openToGate(table: string, rights: string): string {
  return `create policy "${table}Gate" on "${table}" to mingze_gate using (true) with check (true); grant ${rights} on "${table}" to mingze_gate;`
}
