/** Eight hazards of 柳河派出所, each by the path that it goes. */
export const found = {
  plain: { title: '数字证书由辅警保管，未随用随取', subcategory: '数字证书和账号' },
  confirmerReturned: { title: '执法车辆钥匙没有集中管理', subcategory: '警械装备和车辆' },
  verifierReturned: { title: '值班备勤表与实际不符', subcategory: '值班备勤' },
  granted: { title: '窗口岗超用一人，未备案', subcategory: '岗位和用辅数量' },
  refused: { title: '对外发稿缺一级审批', category: '舆情风险', subcategory: '发稿和拍摄审批' },
  overdue: { title: '离岗辅警账号没有当天停用', subcategory: '数字证书和账号' },
  holds: { title: '灭火器过期未换', category: '其他', subcategory: '消防和用电' },
  relapses: { title: '内部资料借阅没有登记', subcategory: '保密和资料' },
} as const
