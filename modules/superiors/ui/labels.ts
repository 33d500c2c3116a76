import { optionsOf } from '../../../app/kit/list/definition.ts'
import { receivedWords, releaseWords, sentWords } from '../words.ts'

export const sentOptions = optionsOf(sentWords)
export const receivedOptions = [{ value: 'waiting', label: '没有转办' }, ...optionsOf(receivedWords)]
export const releaseOptions = optionsOf(releaseWords)
