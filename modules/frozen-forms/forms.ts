/** The forms that are frozen. `code` stands in their numbers, `verb` begins their events and names the job that prints many, `page` shows a unit's form and its numbers. */
export const forms = {
  annex1: { code: 'A1', name: '附件1', verb: 'annexOne', page: '/annex-one' },
  annex5: { code: 'A5', name: '附件5', verb: 'annexFive', page: '/annex-five' },
} as const
export type FormKind = keyof typeof forms
