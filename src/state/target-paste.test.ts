import { expect, test } from 'vitest';
import { readPastedCredentials } from './target-paste.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const expected = {
  credentials: { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret/with+chars=', sessionToken: 'token==', expiresAt: Date.parse('2026-11-21T11:00:00Z') },
  isLongLived: false,
};

test('the JSON of export-credentials is read', () => {
  const text =
    '{ "Version": 1, "AccessKeyId": "ASIAEXAMPLE", "SecretAccessKey": "secret/with+chars=", "SessionToken": "token==", "Expiration": "2026-11-21T11:00:00+00:00" }';
  expect(readPastedCredentials(text, NOW)).toEqual(expected);
});

test('the JSON of STS, with its Credentials inside, is read', () => {
  const text =
    '{"Credentials":{"AccessKeyId":"ASIAEXAMPLE","SecretAccessKey":"secret/with+chars=","SessionToken":"token==","Expiration":"2026-11-21T11:00:00Z"},"AssumedRoleUser":{}}';
  expect(readPastedCredentials(text, NOW)).toEqual(expected);
});

test('export lines are read, quoted or not', () => {
  const text = `export AWS_ACCESS_KEY_ID="ASIAEXAMPLE"\nexport AWS_SECRET_ACCESS_KEY=secret/with+chars=\nexport AWS_SESSION_TOKEN='token=='\nexport AWS_CREDENTIAL_EXPIRATION=2026-11-21T11:00:00+00:00\nexport AWS_DEFAULT_REGION=eu-west-1\n`;
  expect(readPastedCredentials(text, NOW)).toEqual({ ...expected, region: 'eu-west-1' });
});

test('what can be no region is not taken for one; those of every partition are', () => {
  const pasted = (region: string) => readPastedCredentials(`aws_access_key_id=ASIAEXAMPLE\naws_secret_access_key=s\nregion=${region}\n`, NOW);
  for (const region of ['us-east-1', 'ap-southeast-7', 'us-gov-west-1', 'us-isob-east-1', 'cn-northwest-1', 'eusc-de-east-1', 'mx-central-1'])
    expect(pasted(region)).toMatchObject({ region });
  for (const region of ['nowhere', 'eu-west', 'EU-WEST-1', 'eu-west-1a', 'eu_west_1']) {
    expect(pasted(region)).toMatchObject({ code: 'CredentialsMissing', summary: `the pasted text has "${region}" as its region` });
  }
});

test('an INI block is read', () => {
  const text = '[123456789012_Developer]\r\naws_access_key_id=ASIAEXAMPLE\r\naws_secret_access_key = secret/with+chars=\r\naws_session_token=token==\r\n';
  expect(readPastedCredentials(text, NOW)).toEqual({
    credentials: { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret/with+chars=', sessionToken: 'token==' },
    isLongLived: false,
  });
});

test('PowerShell lines are read', () => {
  const text = '$Env:AWS_ACCESS_KEY_ID="ASIAEXAMPLE"\n$Env:AWS_SECRET_ACCESS_KEY="secret/with+chars="\n$Env:AWS_SESSION_TOKEN="token=="';
  expect(readPastedCredentials(text, NOW)).toMatchObject({ credentials: { accessKeyId: 'ASIAEXAMPLE', sessionToken: 'token==' } });
});

test('long-lived keys are told apart', () => {
  expect(readPastedCredentials('aws_access_key_id=AKIAEXAMPLE\naws_secret_access_key=s', NOW)).toEqual({
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 's' },
    isLongLived: true,
  });
});

test('expired credentials are refused', () => {
  const text = '{"AccessKeyId":"ASIA","SecretAccessKey":"s","SessionToken":"t","Expiration":"2026-11-21T09:00:00Z"}';
  expect(readPastedCredentials(text, NOW)).toMatchObject({ code: 'CredentialsExpired' });
});

test.each(['', 'hello', '{"a":', '{"AccessKeyId":"x"}', '[default]\nregion=eu-west-1'])('%j is no credentials, and the message never repeats it', (text) => {
  expect(readPastedCredentials(text, NOW)).toMatchObject({ code: 'CredentialsMissing', summary: 'no access key and secret key in the pasted text' });
});
