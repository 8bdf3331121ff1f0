import type { INodeProperties } from 'n8n-workflow';

import { retryStuck } from '../../../core/loop/due/retry-stuck';
import { readList, readWord } from '../../../core/model/read-input';
import { dueKinds } from '../../../core/model/states';
import { doerOf } from '../../connection/doer-of';
import { type Operation, textParameter } from '../../connection/operation';

const kinds: INodeProperties = {
	displayName: 'Kinds',
	name: 'stuckKinds',
	type: 'multiOptions',
	options: [
		{ name: 'Activities', value: 'activity' },
		{ name: 'Answers That Changed', value: 'changed_answer' },
		{ name: 'Answers That Were Not Finished', value: 'partial_to_close' },
		{ name: 'Customers to Ask Again', value: 'ask_again' },
		{ name: 'Deadline Warnings', value: 'sla_warning' },
		{ name: 'Deadlines That Were Missed', value: 'sla_breach' },
		{ name: 'Escalations', value: 'rung' },
		{ name: 'Events', value: 'unprocessed_event' },
		{ name: 'Fixes Nobody Confirmed', value: 'verification_silent' },
		{ name: 'Invitations', value: 'invitation_due' },
		{ name: 'Low Scores Without a Case', value: 'low_score_without_case' },
		{ name: 'Messages of Your Own', value: 'message' },
		{ name: 'Notices to Owners', value: 'notice' },
		{ name: 'Old Data to Forget', value: 'retention' },
		{ name: 'Promises', value: 'promise_due' },
		{ name: 'Questions Whether It Is Solved', value: 'verification_due' },
		{ name: 'Reminders', value: 'reminder' },
	],
	default: [],
	description: 'What to try again; nothing chosen means all',
};

const only: INodeProperties = {
	displayName: 'Only This One',
	name: 'stuckId',
	type: 'string',
	default: '',
	placeholder: 'e.g. due_4x8k2m',
	description:
		'ID of one piece of work, as the output Stuck of the timer names it; empty means all',
};

/** A way back for what was given up. */
export const retryStuckOf: Operation = {
	value: 'retryStuck',
	name: 'Retry Stuck',
	action: 'Retry what is stuck',
	description: 'Let work that was given up be tried again, once what it failed on is mended',
	tool: {
		description:
			'Tries again what was given up after several failures: invitations, notices, escalations and the like. Of use once the cause is mended, which the health check names. Returns how much of which kind is tried again.',
	},
	fields: [kinds, only],
	async execute(call) {
		const { house, now, json, parameter, context } = call;
		const given = readList(parameter('stuckKinds', []), 'Kinds', (value, path) =>
			readWord(value, path, dueKinds),
		);
		const id = textParameter(call, 'stuckId');
		const {
			code,
			text,
			count,
			kinds: some,
		} = await retryStuck(house, now, {
			kinds: given,
			id,
			doer: doerOf(context),
		});
		return [{ item: { ...json, outcome: { code, text }, retried: { count, kinds: some } } }];
	},
};
