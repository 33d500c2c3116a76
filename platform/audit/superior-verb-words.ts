/** 动作 between a bureau and its superiors. */
export const superiorVerbWords: Readonly<Record<string, string>> = {
  'bureau.placed': '定本局的隶属关系',
  'bureauFigures.exported': '导出各局数字',
  'bureauFigures.settled': '写对上数字',
  'receivedNotice.acknowledged': '签收上级来文',
  'receivedNotice.arrived': '收到上级来文',
  'receivedNotice.takenOver': '上级来文转为本局通知',
  'receivedNotice.withdrawn': '上级撤回来文',
  'release.approved': '批准对上提供',
  'release.asked': '申请对上提供',
  'release.expired': '对上提供到期',
  'release.fileTaken': '看要提供的材料',
  'release.read': '看下级提供的材料',
  'release.refused': '不批准对上提供',
  'release.withdrawn': '撤回对上提供',
  'superiorNotice.sent': '下发通知',
  'superiorNotice.withdrawn': '撤回下发的通知',
}
