/**
 * n8n's real engine in a test: runs a workflow, calls a webhook, drives a trigger, calls an action
 * node as an AI tool. Nothing of n8n is imitated but the services around the engine.
 */
export { additionalData, baseUrl } from './additional-data';
export type { Credentials } from './additional-data';
export { fullType, listedAsTool, loadBuiltIn, loadDist, loadNodes } from './node-types';
export type { NodeClass } from './node-types';
export { subtitleOf } from './subtitle';
export { asTool, listTools } from './tool';
export type { SeenTool, ToolAnswer, ToolOptions } from './tool';
export { runPoll, runTrigger } from './trigger';
export type { Emission, RunningTrigger, TriggerOptions } from './trigger';
export { callWebhook, changeWebhook } from './webhook';
export type { WebhookAnswer, WebhookCall } from './webhook';
export { buildWorkflow, chain, runWorkflow } from './workflow';
export type { NodeJson, RunOptions, RunResult, WorkflowJson } from './workflow';
