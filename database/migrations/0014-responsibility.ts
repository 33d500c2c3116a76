/** Places in the tree are never given twice: a parent remembers the highest it ever gave. */
export const neverUsedPlaces = `
alter table "units" add column "lastChildPosition" int not null default 0;
`
