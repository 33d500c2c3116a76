/** Roles of product.md, in the order in which the role switch offers them, with their names on screen. */
export const roleNames = {
  auxiliaryOffice: '辅警办',
  politicalOfficeLeader: '政治处领导',
  bureauLeader: '局领导',
  unitHead: '主要领导',
  leaderInCharge: '分管领导',
  unitClerk: '单位内勤',
  lineInspector: '警种督导',
  leadOfficer: '带辅责任民警',
  auxiliary: '辅警本人',
  unionRepresentative: '工会',
  superior: '上级机关',
  systemAdministrator: '系统管理员',
  securityAdministrator: '安全管理员',
  auditAdministrator: '审计管理员',
} as const
export type Role = keyof typeof roleNames
export const roles = Object.keys(roleNames) as Role[]

/** Roles whose scope is a subtree of units (or the whole bureau), reading and writing business records. */
export const officeRoles = ['auxiliaryOffice', 'politicalOfficeLeader'] as const satisfies readonly Role[]
export const unitRoles = ['unitClerk', 'unitHead', 'leaderInCharge', 'bureauLeader'] as const satisfies readonly Role[]
export const businessReaders = [...officeRoles, ...unitRoles] as const
