// What is said of an account or a region that AWS doesn't serve yet: also of a single call.

export const ACCOUNT = {
  meaning: 'the account is not signed up for this service, or is not active yet',
  remedy: 'finish the account’s registration (payment and phone) in the console, or ask who owns it',
};
export const REGION = {
  meaning: 'the region is not enabled in this account',
  remedy: 'enable the region in the account’s settings (AWS Regions), or deploy to another one',
};
