import type { Generated } from 'kysely'

/** 岗位 — an entry of the catalogue, as in force now. */
export interface PostRow {
  bureauId: string
  id: string
  name: string
  category: 'duty' | 'civilian'
  policeLine: string | null
  supervisionNote: Generated<string>
  dutyCount: Generated<number>
  position: number
  isExample: Generated<boolean>
  retiredOn: string | null
  version: Generated<number>
}

/** 岗位版本 — wording of a post: draft, in force, superseded. */
export interface PostVersionRow {
  bureauId: string
  id: string
  postId: string
  number: number
  state: 'draft' | 'inForce' | 'superseded'
  name: string
  category: string
  supervisionNote: Generated<string>
  fromOn: string | null
  toOn: string | null
  version: Generated<number>
  createdAt: Generated<Date>
}

/** 岗位职责 — a numbered duty of a version; a touched red line carries its reason. */
export interface PostDutyRow {
  bureauId: string
  postVersionId: string
  position: number
  text: string
  redLineId: string | null
  redLineReason: string | null
}

/** 红线 — what an auxiliary may never be told to do, the region’s rules as data. */
export interface RedLineRow {
  bureauId: string
  id: string
  number: number
  wording: string
  basis: string
  keywords: string[]
  retiredOn: string | null
  version: Generated<number>
}

export interface PostsTables {
  posts: PostRow
  postVersions: PostVersionRow
  postDuties: PostDutyRow
  redLines: RedLineRow
}
