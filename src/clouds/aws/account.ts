// account is what is asked of an account beside its stacks, loaded when it is.
export { absentReferences } from './absent-references.ts';
export { listAccountResources } from './account-resources.ts';
