import type { Service } from '#kit/service.ts';
import { apiGateway } from './api-gateway/index.ts';
import { dynamodb } from './dynamodb/index.ts';
import { s3 } from './s3/index.ts';
import { schedule } from './schedule/index.ts';
import { sns } from './sns/index.ts';
import { sqs } from './sqs/index.ts';

/** Every room of AWS, in the palette's order. */
export const services: readonly Service[] = [apiGateway, s3, dynamodb, sqs, sns, schedule];
