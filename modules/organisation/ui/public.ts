export { OfficerInput } from './officer-input.tsx'
