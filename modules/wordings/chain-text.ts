/** A level of a chain template: a duty in the unit and the responsibility it bears. */
export interface ChainLevelRow {
  readonly duty: 'leadOfficer' | 'leaderInCharge' | 'unitHead' | 'overseeingBureauLeader'
  readonly responsibility: string
  readonly isFirstResponsible: boolean
}

const dutyWords: Record<ChainLevelRow['duty'], string> = {
  overseeingBureauLeader: '分管局领导',
  unitHead: '单位主要领导',
  leaderInCharge: '单位分管领导',
  leadOfficer: '带辅责任民警',
}

/** The levels as sentences of a letter, from the first responsible down, a line each. */
export const chainText = (levels: readonly ChainLevelRow[]): string =>
  levels
    .map(({ duty, responsibility, isFirstResponsible }) => {
      const first = isFirstResponsible ? '是第一责任人，' : ''
      return `${dutyWords[duty]}${first}承担${responsibility}。`
    })
    .join('\n')
