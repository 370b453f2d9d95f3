// The room of API Gateway: HTTP APIs, which call functions for requests from anywhere. Code makes no calls to it.
import { defineService } from '#kit/service.ts';
import { httpApi } from './http-api.ts';
import { icon } from './icon.ts';
import { httpRequest } from './triggers/http-request.ts';

export const apiGateway = defineService({
  id: 'api-gateway',
  title: 'API Gateway',
  description: 'An address on the web whose requests call functions.',
  icon,
  resourceTypes: [httpApi],
  operations: {},
  triggers: [httpRequest],
  api: {},
});
