import { apiGateway } from './api-gateway/index.ts';
import { s3 } from './s3/index.ts';

/** Every room of AWS, in the palette's order. */
export const services = [s3, apiGateway] as const;
