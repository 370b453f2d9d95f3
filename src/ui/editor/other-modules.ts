/** Modules that have no declarations here, or not yet: what is declared without a body is `any`. */
export const OTHER_MODULES = `
declare module 'node:*';
declare module 'inspector'; declare module 'inspector/promises';
declare module '@aws-sdk/*';
declare module '@smithy/*';
declare module 'aws-sdk';
declare module 'aws-sdk/*';
declare module '*.json' { const value: any; export default value; }
declare module '*.txt' { const value: string; export default value; }
`;
